import type { ReactNode } from 'react';

import { LanguageSwitch } from '#components/shell/language-switch';
import { Logo } from '#components/shell/logo';

interface AuthCardProps {
  title: string;
  text: string;
  children: ReactNode;
  footer: ReactNode;
}

export function AuthCard({ title, text, children, footer }: AuthCardProps) {
  return (
    <main className="page-root grid min-h-dvh place-items-center bg-[radial-gradient(60rem_30rem_at_50%_-8rem,var(--color-accent-soft),transparent)] px-4 py-10 phone:place-items-start phone:pt-[12dvh]">
      <div className="flex w-full max-w-[25rem] flex-col gap-6 phone:mx-auto">
        <div className="flex items-center justify-between gap-4">
          <Logo />
          <LanguageSwitch />
        </div>
        <div className="flex flex-col gap-6 rounded-2xl border border-line bg-surface p-7 shadow-card phone:p-5">
          <header className="flex flex-col gap-1">
            <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
            <p className="text-ink-faint">{text}</p>
          </header>
          {children}
        </div>
        <p className="text-center text-ink-faint">{footer}</p>
      </div>
    </main>
  );
}

import type { ComponentProps, ReactNode } from 'react';

import { cn } from '#style/class-names';

export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return (
    <section
      {...rest}
      className={cn('rounded-xl border border-line bg-surface shadow-card', className)}
    />
  );
}

interface CardHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  id?: string;
}

export function CardHeader({ title, description, actions, id }: CardHeaderProps) {
  return (
    <header className="flex min-h-14 items-center justify-between gap-4 px-5 py-3 phone:px-4">
      <div className="flex flex-col gap-0.5">
        <h2 id={id} className="text-[0.9375rem] font-semibold tracking-tight">
          {title}
        </h2>
        {description ? <p className="text-[0.8125rem] text-ink-faint">{description}</p> : null}
      </div>
      {actions}
    </header>
  );
}

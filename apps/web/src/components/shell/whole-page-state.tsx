import type { LucideIcon } from 'lucide-react';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';

import { localDigits } from '#format/digits';

interface WholePageStateProps {
  icon: LucideIcon;
  code?: string;
  title: string;
  text: string;
  action: ReactNode;
}

/** What stands in the middle when there is no page to show. */
export function WholePageState({ icon: Icon, code, title, text, action }: WholePageStateProps) {
  const locale = useLocale();
  return (
    <main className="page-root grid min-h-[70dvh] flex-1 place-items-center p-6">
      <div className="flex max-w-sm flex-col items-center gap-4 text-center">
        <span className="grid size-12 place-items-center rounded-2xl bg-sunken text-ink-faint">
          <Icon aria-hidden className="size-6" />
        </span>
        <div className="flex flex-col gap-1.5">
          {code ? (
            <p className="text-xs font-medium text-ink-faint tabular-nums">
              {localDigits(code, locale)}
            </p>
          ) : null}
          <h1 className="text-lg font-semibold tracking-tight text-balance">{title}</h1>
          <p className="text-ink-faint text-pretty">{text}</p>
        </div>
        {action}
      </div>
    </main>
  );
}

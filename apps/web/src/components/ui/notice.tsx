import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { cn } from '#style/class-names';

const LOOKS = {
  info: { icon: Info, className: 'bg-info-soft text-info' },
  good: { icon: CircleCheck, className: 'bg-good-soft text-good' },
  warn: { icon: TriangleAlert, className: 'bg-warn-soft text-warn' },
  bad: { icon: CircleAlert, className: 'bg-bad-soft text-bad' },
} as const;

interface NoticeProps {
  tone: keyof typeof LOOKS;
  children: ReactNode;
  action?: ReactNode;
  className?: string;
}

/** A line about the thing beside it; announced when it appears. */
export function Notice({ tone, children, action, className }: NoticeProps) {
  const { icon: Icon, className: look } = LOOKS[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cn(
        'flex items-start gap-2.5 rounded-lg px-3 py-2.5 text-[0.8125rem]',
        look,
        className,
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="flex flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
        <div className="text-pretty">{children}</div>
        {action}
      </div>
    </div>
  );
}

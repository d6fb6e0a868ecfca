import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';

import { cn } from '#style/class-names';

const badgeClass = cva(
  'inline-flex h-[1.375rem] w-fit items-center gap-1.5 rounded-full px-2 text-xs font-medium whitespace-nowrap',
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-ink-soft',
        good: 'bg-good-soft text-good',
        warn: 'bg-warn-soft text-warn',
        bad: 'bg-bad-soft text-bad',
        info: 'bg-info-soft text-info',
        accent: 'bg-accent-soft text-accent-ink',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

export type Tone = NonNullable<VariantProps<typeof badgeClass>['tone']>;

interface BadgeProps {
  tone?: Tone;
  /** Shows a moving dot: this state will change by itself. */
  live?: boolean;
  dot?: boolean;
  className?: string;
  children: ReactNode;
}

export function Badge({ tone, live = false, dot = false, className, children }: BadgeProps) {
  return (
    <span className={cn(badgeClass({ tone }), className)}>
      {live || dot ? (
        <span
          aria-hidden
          className={cn('size-1.5 rounded-full bg-current', live && 'animate-pulse')}
        />
      ) : null}
      {children}
    </span>
  );
}

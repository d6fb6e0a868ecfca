import type { ReactNode } from 'react';

import { cn } from '#style/class-names';

/** Facts as term and value, one a line; `wide`: two beside each other on a desk. */
export function Details({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <dl
      className={cn(
        wide
          ? 'max-md:divide-y max-md:divide-line md:grid md:grid-cols-2 md:gap-x-10 md:*:border-b md:*:border-line'
          : 'divide-y divide-line',
      )}
    >
      {children}
    </dl>
  );
}

interface DetailProps {
  term: string;
  className?: string;
  children: ReactNode;
}

export function Detail({ term, className, children }: DetailProps) {
  return (
    <div className={cn('flex items-baseline justify-between gap-6 py-2.5', className)}>
      <dt className="shrink-0 text-ink-faint">{term}</dt>
      <dd className="min-w-0 text-end break-words">{children}</dd>
    </div>
  );
}

import type { ReactNode } from 'react';

import { cn } from '#style/class-names';

interface StatProps {
  label: string;
  children: ReactNode;
  note?: ReactNode;
  /** The note is worth a line of its own on a phone. */
  keepNote?: boolean;
}

/** A figure with its name: a tile on a desk, a line of a list on a phone. */
export function Stat({ label, children, note, keepNote = false }: StatProps) {
  return (
    <div className="flex flex-col gap-1 rounded-xl border border-line bg-surface p-4 shadow-card phone:flex-row phone:flex-wrap phone:items-baseline phone:justify-between phone:rounded-none phone:border-0 phone:py-2.5 phone:shadow-none">
      <dt className="text-[0.8125rem] text-ink-faint">{label}</dt>
      <dd className="text-xl font-semibold tracking-tight tabular-nums md:[&_bdi]:whitespace-normal phone:text-[0.9375rem] phone:tracking-normal">
        {children}
      </dd>
      {note ? (
        <dd
          className={cn(
            'text-[0.8125rem] text-ink-faint',
            keepNote ? 'phone:basis-full' : 'phone:hidden',
          )}
        >
          {note}
        </dd>
      ) : null}
    </div>
  );
}

export const statsClass =
  'grid gap-3 phone:gap-0 phone:divide-y phone:divide-line phone:overflow-hidden phone:rounded-xl phone:border phone:border-line phone:shadow-card';

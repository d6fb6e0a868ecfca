import type { ReactNode } from 'react';

interface StatProps {
  label: string;
  children: ReactNode;
  note?: ReactNode;
}

export function Stat({ label, children, note }: StatProps) {
  return (
    <div className="flex flex-col gap-1 rounded-xl border border-line bg-surface p-4 shadow-card">
      <dt className="text-[0.8125rem] text-ink-faint">{label}</dt>
      <dd className="text-2xl font-semibold tracking-tight tabular-nums">{children}</dd>
      {note ? <dd className="text-[0.8125rem] text-ink-faint">{note}</dd> : null}
    </div>
  );
}

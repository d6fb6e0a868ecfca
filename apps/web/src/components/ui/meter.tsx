import { useId } from 'react';

interface MeterProps {
  value: number;
  max: number;
  /** Says in words how far it is. */
  label: string;
}

/** How far something is that goes on for a while. */
export function Meter({ value, max, label }: MeterProps) {
  const id = useId();
  const share = max === 0 ? 0 : Math.min(1, value / max);
  return (
    <div className="flex flex-col gap-1.5">
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="h-2 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-300 ease-swift"
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <span id={id} className="text-[0.8125rem] text-ink-faint tabular-nums">
        {label}
      </span>
    </div>
  );
}

'use client';

import type { OperatorStatus } from '@chargeflow/core/consts';

import { charges } from '#i18n/charges';
import { cn } from '#style/class-names';

interface OperatorPickerProps {
  operators: readonly { code: string; name: string; status: OperatorStatus }[];
  value: string | null;
  onChange: (code: string) => void;
}

/** All operators at once: one press changes what was detected. */
export function OperatorPicker({ operators, value, onChange }: OperatorPickerProps) {
  return (
    <div
      role="radiogroup"
      aria-label={charges.operator}
      className="flex flex-wrap gap-2 phone:gap-1.5"
    >
      {operators.map(({ code, name, status }) => (
        <label
          key={code}
          className={cn(
            'flex h-9 cursor-pointer items-center rounded-full border px-3.5 text-[0.8125rem] font-medium whitespace-nowrap transition-colors phone:px-3',
            'has-disabled:cursor-not-allowed has-disabled:opacity-50 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            value === code
              ? 'border-accent bg-accent-soft text-accent-ink'
              : 'border-line-strong bg-surface text-ink-soft hover:bg-hover hover:text-ink',
          )}
        >
          <input
            type="radio"
            name="operator"
            value={code}
            checked={value === code}
            disabled={status !== 'active'}
            onChange={() => onChange(code)}
            className="sr-only"
          />
          {name}
        </label>
      ))}
    </div>
  );
}

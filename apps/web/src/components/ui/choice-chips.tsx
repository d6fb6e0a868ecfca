'use client';

import type { ReactNode } from 'react';

import { cn } from '#style/class-names';

interface Choice {
  value: string;
  label: ReactNode;
  disabled?: boolean;
}

interface ChoiceChipsProps {
  label: string;
  /** Of the radio buttons; one group a form. */
  name: string;
  choices: readonly Choice[];
  value: string | null;
  onChange: (value: string) => void;
}

/** One of a few, all of them in sight: one press chooses. */
export function ChoiceChips({ label, name, choices, value, onChange }: ChoiceChipsProps) {
  return (
    <div role="radiogroup" aria-label={label} className="flex flex-wrap gap-2 phone:gap-1.5">
      {choices.map((choice) => (
        <label
          key={choice.value}
          className={cn(
            'flex h-9 cursor-pointer items-center rounded-full border px-3.5 text-[0.8125rem] font-medium whitespace-nowrap transition-colors phone:px-3',
            'has-disabled:cursor-not-allowed has-disabled:opacity-50 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            value === choice.value
              ? 'border-accent bg-accent-soft text-accent-ink'
              : 'border-line-strong bg-surface text-ink-soft hover:bg-hover hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            disabled={choice.disabled ?? false}
            onChange={() => onChange(choice.value)}
            className="sr-only"
          />
          {choice.label}
        </label>
      ))}
    </div>
  );
}

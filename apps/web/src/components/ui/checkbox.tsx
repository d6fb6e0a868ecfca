'use client';

import { Check, Minus } from 'lucide-react';

interface CheckboxProps {
  label: string;
  checked: boolean;
  indeterminate?: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** A checkbox named by `label` alone, for tables; its target reaches past its box for thumbs. */
export function Checkbox({
  label,
  checked,
  indeterminate = false,
  disabled = false,
  onChange,
}: CheckboxProps) {
  const Mark = indeterminate ? Minus : Check;
  return (
    <span className="relative grid size-[1.125rem] shrink-0 place-items-center rounded-[0.3125rem] border border-line-strong bg-surface text-on-accent shadow-control transition-colors has-checked:border-accent has-checked:bg-accent has-indeterminate:border-accent has-indeterminate:bg-accent has-disabled:opacity-50 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      {checked || indeterminate ? <Mark aria-hidden className="size-3.5" strokeWidth={3} /> : null}
      <input
        ref={(box) => {
          if (box) box.indeterminate = indeterminate;
        }}
        type="checkbox"
        aria-label={label}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="absolute -inset-3 cursor-pointer opacity-0"
      />
    </span>
  );
}

'use client';

import { ChevronsUpDown } from 'lucide-react';

import { controlClass } from '#components/ui/input';
import { cn } from '#style/class-names';

export interface SelectOption<V extends string> {
  value: V;
  label: string;
}

interface SelectProps<V extends string> {
  options: readonly SelectOption<V>[];
  value: V;
  onChange: (value: V) => void;
  id?: string;
  label?: string;
  className?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
}

/** One choice out of a few; name it with `label` unless a `<label htmlFor={id}>` does. */
export function Select<V extends string>({
  options,
  value,
  onChange,
  label,
  className,
  ...control
}: SelectProps<V>) {
  return (
    <div className={cn('relative', className)}>
      <select
        {...control}
        aria-label={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
        className={cn(controlClass, 'h-9 appearance-none truncate ps-3 pe-8 phone:h-11')}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} className="bg-raised text-ink">
            {option.label}
          </option>
        ))}
      </select>
      <ChevronsUpDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 end-2 my-auto size-4 text-ink-faint"
      />
    </div>
  );
}

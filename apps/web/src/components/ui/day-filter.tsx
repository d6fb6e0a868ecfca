'use client';

import { useLocale } from 'next-intl';

import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';
import { useFormat } from '#hooks/use-format';

interface DayFilterProps {
  label: string;
  /** "2026-11-24" */
  value: string | null;
  onChange: (day: string | null) => void;
}

/** A day by the browser's own picker; where people count by another calendar, also in theirs. */
export function DayFilter({ label, value, onChange }: DayFilterProps) {
  const isPersian = useLocale() === 'fa';
  const { dateTime } = useFormat();
  const inWords = value ? dateTime(`${value}T00:00:00Z`, 'UTC', 'date') : '–';
  return (
    <Field label={label} hint={isPersian ? inWords : undefined} className="min-w-0">
      {(control) => (
        <Input
          {...control}
          type="date"
          dir="ltr"
          value={value ?? ''}
          max="9999-12-31"
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
      )}
    </Field>
  );
}

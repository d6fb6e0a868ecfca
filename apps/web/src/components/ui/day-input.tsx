'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';

import { Input } from '#components/ui/input';
import { localDigits } from '#format/digits';
import { fromJalaliDay, toJalaliDay } from '#format/jalali-day';

interface DayInputProps {
  label: string;
  /** "2026-11-24", or empty. */
  value: string;
  onChange: (day: string) => void;
}

/** A day by the reader's calendar; browsers bring a picker for theirs alone. */
export function DayInput(props: DayInputProps) {
  const isPersian = useLocale() === 'fa';
  const id = useId();
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2">
      <label htmlFor={id} className="shrink-0 text-[0.8125rem] text-ink-faint">
        {props.label}
      </label>
      {isPersian ? (
        <JalaliInput key={props.value} id={id} {...props} />
      ) : (
        <Input
          id={id}
          type="date"
          value={props.value}
          max="9999-12-31"
          onChange={(event) => props.onChange(event.target.value)}
          className="min-w-0 md:w-38"
        />
      )}
    </div>
  );
}

function JalaliInput({ id, value, onChange }: DayInputProps & { id: string }) {
  const t = useTranslations();
  const [text, setText] = useState(value === '' ? '' : localDigits(toJalaliDay(value), 'fa'));
  const day = text.trim() === '' ? '' : fromJalaliDay(text);
  const settle = () => {
    if (day !== null && day !== value) onChange(day);
  };
  return (
    <Input
      id={id}
      dir="ltr"
      inputMode="numeric"
      autoComplete="off"
      placeholder={t('states.dayPlaceholder')}
      aria-invalid={day === null || undefined}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
      className="min-w-0 tabular-nums md:w-32"
    />
  );
}

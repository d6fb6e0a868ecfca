'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';

import { Input } from '#components/ui/input';
import { localDigits } from '#format/digits';
import { fromJalaliDay, toJalaliDay } from '#format/jalali-day';
import { useOutside } from '#hooks/use-outside';

export interface DayInputProps {
  /** "2026-11-24", or empty. */
  value: string;
  /** Told of each day that is typed or chosen, and of emptiness while there is none. */
  onChange: (day: string) => void;
  id?: string;
  className?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
}

/** A day by the reader's calendar; browsers bring a picker for theirs alone. */
export function DayInput(props: DayInputProps) {
  if (useLocale() === 'fa') return <JalaliInput {...props} />;
  const { value, onChange, ...control } = props;
  return (
    <Input
      {...control}
      type="date"
      dir="ltr"
      value={value}
      max="9999-12-31"
      className="phone:px-2"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

const jalaliText = (day: string) => (day === '' ? '' : localDigits(toJalaliDay(day), 'fa'));

function JalaliInput({ value, onChange, ...control }: DayInputProps) {
  const t = useTranslations();
  const [text, setText] = useState(() => jalaliText(value));
  const [isLeft, setLeft] = useState(false);
  const ours = useOutside(value, (day) => setText(jalaliText(day)));
  const isWrong = text.trim() !== '' && fromJalaliDay(text) === null;
  return (
    <Input
      {...control}
      dir="ltr"
      inputMode="numeric"
      autoComplete="off"
      placeholder={t('states.dayPlaceholder')}
      aria-invalid={control['aria-invalid'] ?? ((isLeft && isWrong) || undefined)}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const day = fromJalaliDay(event.target.value) ?? '';
        if (day === value) return;
        ours(day);
        onChange(day);
      }}
      onFocus={() => setLeft(false)}
      onBlur={() => setLeft(true)}
      className="text-end tabular-nums"
    />
  );
}

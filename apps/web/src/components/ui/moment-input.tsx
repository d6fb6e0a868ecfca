'use client';

import { useLocale, useTranslations } from 'next-intl';

import { DayInput, type DayInputProps } from '#components/ui/day-input';
import { Input } from '#components/ui/input';

/** A day and a time by the reader's own clock: "2026-11-24T09:30", or empty while there is no day. */
export function MomentInput(props: DayInputProps) {
  const t = useTranslations();
  const isPersian = useLocale() === 'fa';
  const { value, onChange, ...control } = props;
  if (!isPersian) {
    return (
      <Input
        {...control}
        type="datetime-local"
        dir="ltr"
        max="9999-12-31T23:59"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  const [day = '', time = ''] = value.split('T');
  return (
    <span className="grid grid-cols-[1fr_auto] gap-2">
      <DayInput
        {...control}
        value={day}
        onChange={(chosen) => onChange(chosen === '' ? '' : `${chosen}T${time || '00:00'}`)}
      />
      <Input
        type="time"
        dir="ltr"
        aria-label={t('states.timeOfDay')}
        disabled={day === ''}
        value={time}
        onChange={(event) => onChange(`${day}T${event.target.value || '00:00'}`)}
      />
    </span>
  );
}

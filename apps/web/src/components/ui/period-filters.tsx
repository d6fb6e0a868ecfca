'use client';

import { useTranslations } from 'next-intl';

import { DayFilter } from '#components/ui/day-filter';

interface Period {
  from: string | null;
  to: string | null;
}

interface PeriodFiltersProps {
  values: Period;
  onChange: (change: Partial<Period>) => void;
}

/** The first and the last day that a list is narrowed to. */
export function PeriodFilters({ values, onChange }: PeriodFiltersProps) {
  const t = useTranslations();
  return (
    <>
      <DayFilter
        label={t('lists.from')}
        value={values.from}
        onChange={(from) => onChange({ from })}
      />
      <DayFilter label={t('lists.to')} value={values.to} onChange={(to) => onChange({ to })} />
    </>
  );
}

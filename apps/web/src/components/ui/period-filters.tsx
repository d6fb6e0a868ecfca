'use client';

import { useTranslations } from 'next-intl';

import { DayInput } from '#components/ui/day-input';
import { Field } from '#components/ui/field';
import { FilterLinks } from '#components/ui/filter-links';
import { addDays, dayOf } from '#format/day';
import { useNow } from '#hooks/use-now';
import { useTimeZone } from '#hooks/use-time-zone';

const LENGTHS_DAYS = [7, 30];

interface Period {
  from: string | null;
  to: string | null;
}

interface PeriodFiltersProps {
  values: Period;
  onChange: (change: Partial<Period>) => void;
  /** Where given, the usual periods are there by one press. */
  hrefWith?: (change: Period) => string;
}

/** The first and the last day that a list is narrowed to; a row of its own where fields stand in columns. */
export function PeriodFilters({ values, onChange, hrefWith }: PeriodFiltersProps) {
  const t = useTranslations();
  const today = dayOf(useNow(), useTimeZone());
  const choice = (label: string, from: string | null, linkTo: (change: Period) => string) => ({
    href: linkTo({ from, to: null }),
    label,
    current: values.to === null && values.from === from,
  });
  return (
    <>
      {hrefWith ? (
        <div className="col-span-full min-w-0">
          <FilterLinks
            label={t('states.period')}
            items={[
              choice(t('states.anyTime'), null, hrefWith),
              choice(t('states.today'), today, hrefWith),
              ...LENGTHS_DAYS.map((days) =>
                choice(t('states.lastDays', { count: days }), addDays(today, 1 - days), hrefWith),
              ),
            ]}
          />
        </div>
      ) : null}
      <Field label={t('lists.from')} className="min-w-0">
        {(control) => (
          <DayInput
            {...control}
            value={values.from ?? ''}
            onChange={(day) => onChange({ from: day || null })}
          />
        )}
      </Field>
      <Field label={t('lists.to')} className="min-w-0">
        {(control) => (
          <DayInput
            {...control}
            value={values.to ?? ''}
            onChange={(day) => onChange({ to: day || null })}
          />
        )}
      </Field>
    </>
  );
}

'use client';

import { useTranslations } from 'next-intl';

import { DayInput } from '#components/ui/day-input';
import { FilterLinks } from '#components/ui/filter-links';
import { addDays, dayOf } from '#format/day';
import { useNow } from '#hooks/use-now';
import { useTimeZone } from '#hooks/use-time-zone';
import { useUrlFilters } from '#hooks/use-url-filter';

const LENGTHS_DAYS = [7, 30];

/** From which day to which, in the URL: the usual ones by one press, any others by their dates. */
export function PeriodFilter() {
  const t = useTranslations();
  const filters = useUrlFilters();
  const today = dayOf(useNow(), useTimeZone());
  const [from, to] = [filters.get('from') ?? '', filters.get('to') ?? ''];
  const choice = (label: string, first: string | null) => ({
    href: filters.hrefWithAll({ from: first, to: null }),
    label,
    current: to === '' && from === (first ?? ''),
  });
  return (
    <div className="flex flex-col gap-2 md:flex-row md:items-center md:gap-4">
      <FilterLinks
        label={t('states.period')}
        items={[
          choice(t('states.anyTime'), null),
          choice(t('states.today'), today),
          ...LENGTHS_DAYS.map((days) =>
            choice(t('states.lastDays', { count: days }), addDays(today, 1 - days)),
          ),
        ]}
      />
      <div className="flex gap-3">
        <DayInput
          label={t('states.from')}
          value={from}
          onChange={(day) => filters.replace('from', day)}
        />
        <DayInput
          label={t('states.to')}
          value={to}
          onChange={(day) => filters.replace('to', day)}
        />
      </div>
    </div>
  );
}

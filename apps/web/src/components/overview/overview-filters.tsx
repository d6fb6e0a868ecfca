'use client';

import { useTranslations } from 'next-intl';

import { OperatorSelect } from '#components/operators/operator-select';
import { FilterLinks } from '#components/ui/filter-links';
import { PeriodFilters } from '#components/ui/period-filters';
import { Toolbar } from '#components/ui/toolbar';
import { dayOf } from '#format/day';
import type { useFilters } from '#hooks/use-filters';
import { useFormat } from '#hooks/use-format';
import type { overviewFilters } from '#trpc/filters';
import type { Overview } from '#trpc/types';

const PERIODS = ['today', 'week', 'month', 'quarter'] as const;

interface OverviewFilterBarProps {
  filters: ReturnType<typeof useFilters<typeof overviewFilters>>;
  overview: Overview | undefined;
}

export function OverviewFilterBar({
  filters: { values, inUtc, set, hrefWith },
  overview,
}: OverviewFilterBarProps) {
  const t = useTranslations();
  const { dateTime } = useFormat();
  const today = dayOf(Date.now(), inUtc ? 'UTC' : undefined);
  const period = values.period ?? 'week';
  return (
    <>
      <Toolbar>
        <FilterLinks
          label={t('overview.period')}
          items={[
            ...PERIODS.map((name) => ({
              href: hrefWith({ period: name === 'week' ? null : name, from: null, to: null }),
              label: t(`overview.${name}`),
              current: period === name,
            })),
            {
              href: hrefWith({
                period: 'chosen',
                from: values.from ?? today,
                to: values.to ?? today,
              }),
              label: t('overview.chosen'),
              current: period === 'chosen',
            },
          ]}
        />
        <OperatorSelect
          label={t('overview.onlyOperator')}
          value={values.operator}
          onChange={(operator) => set({ operator })}
          className="md:w-56"
        />
      </Toolbar>
      {period === 'chosen' ? (
        <div className="grid grid-cols-2 gap-4 md:w-96">
          <PeriodFilters values={values} onChange={set} />
        </div>
      ) : null}
      <p role="status" className="min-h-5 text-[0.8125rem] text-ink-faint">
        {overview
          ? t('overview.periodIs', {
              from: dateTime(overview.from, overview.timeZone, 'date'),
              to: dateTime(justBefore(overview.to), overview.timeZone, 'date'),
            })
          : null}
      </p>
    </>
  );
}

function justBefore(iso: string): string {
  return new Date(Date.parse(iso) - 1).toISOString();
}

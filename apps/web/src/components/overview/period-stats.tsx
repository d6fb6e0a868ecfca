'use client';

import { useTranslations } from 'next-intl';

import { Change } from '#components/overview/change';
import { Money } from '#components/ui/money';
import { Stat, statsClass } from '#components/ui/stat';
import { cn } from '#style/class-names';
import type { Overview } from '#trpc/types';

/** The sums of the period, each beside the same of the period before. */
export function PeriodStats({ overview: { totals, previous } }: { overview: Overview }) {
  const t = useTranslations();
  const before = previous.totals;
  const figures = [
    {
      label: t('overview.sold'),
      note: t('overview.charges', { count: totals.sold.count }),
      amount: totals.sold.price,
      was: before.sold.price,
    },
    {
      label: t('overview.refused'),
      note: t('overview.charges', { count: totals.refused.count }),
      amount: totals.refused.amount,
      was: before.refused.amount,
    },
    {
      label: t('overview.refunded'),
      note: t('overview.charges', { count: totals.refunded.count }),
      amount: totals.refunded.price,
      was: before.refunded.price,
    },
    {
      label: t('overview.credit'),
      note: t('overview.requests', { count: totals.credit.count }),
      amount: totals.credit.amount,
      was: before.credit.amount,
    },
    {
      label: t('overview.commission'),
      note: null,
      amount: totals.commission,
      was: before.commission,
    },
    {
      label: t('overview.adjustment'),
      note: t('overview.adjustments', { count: totals.adjustment.count }),
      amount: totals.adjustment.amount,
      was: before.adjustment.amount,
    },
  ];
  return (
    <dl
      aria-label={t('overview.period')}
      className={cn(statsClass, 'md:grid-cols-2 xl:grid-cols-3')}
    >
      {figures.map(({ label, note, amount, was }) => (
        <Stat
          key={label}
          label={label}
          keepNote
          note={
            <span className="flex flex-wrap items-center gap-x-3">
              {note === null ? null : <span>{note}</span>}
              <Change amount={amount} was={was} />
            </span>
          }
        >
          <Money amount={amount} />
        </Stat>
      ))}
    </dl>
  );
}

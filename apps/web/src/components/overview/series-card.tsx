'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { Money } from '#components/ui/money';
import { onDemand } from '#components/ui/on-demand';
import { Skeleton } from '#components/ui/skeleton';
import { DataTable, type Column } from '#components/ui/table';
import { useFormat } from '#hooks/use-format';
import type { Overview } from '#trpc/types';

/** Drawing takes more script than all the rest of a page, and is fetched by itself. */
const SeriesChart = onDemand(
  () => import('#components/overview/series-chart').then(({ SeriesChart }) => SeriesChart),
  { meanwhile: <Skeleton className="h-64" /> },
);

type Step = Overview['series'][number];

/** The period step by step: drawn, and as a table for whoever would rather read. */
export function SeriesCard({ overview }: { overview: Overview }) {
  const t = useTranslations();
  const [asTable, setAsTable] = useState(false);
  const isDays = overview.by === 'day';
  const title = isDays ? t('overview.byDay') : t('overview.byHour');
  const columns = useColumns(overview);
  return (
    <Card aria-label={title}>
      <CardHeader
        title={title}
        actions={
          <Button size="sm" onClick={() => setAsTable(!asTable)}>
            {asTable ? t('overview.asChart') : t('overview.asTable')}
          </Button>
        }
      />
      {asTable ? (
        <div className="border-t border-line">
          <DataTable
            label={title}
            columns={columns}
            rows={overview.series}
            rowKey={({ at }) => at}
          />
        </div>
      ) : (
        <div
          role="img"
          aria-label={t('overview.chartOf', { title })}
          className="h-64 overflow-hidden px-3 pb-4 md:h-72"
        >
          <SeriesChart overview={overview} />
        </div>
      )}
    </Card>
  );
}

function useColumns({ by, timeZone }: Overview): Column<Step>[] {
  const t = useTranslations();
  const { dateTime, count } = useFormat();
  const amount = (
    key: 'sold' | 'refused' | 'credit',
    header: string,
    of: (step: Step) => string,
  ): Column<Step> => ({
    key,
    header,
    align: 'end',
    card: key === 'sold' ? 'amount' : 'line',
    ...(key !== 'sold' && { cardLabel: header }),
    cell: (step) => <Money amount={of(step)} />,
  });
  return [
    {
      key: 'at',
      header: by === 'day' ? t('overview.day') : t('overview.hour'),
      card: 'title',
      cell: ({ at }) => dateTime(at, timeZone, by === 'day' ? 'date' : 'minute'),
    },
    {
      key: 'count',
      header: t('overview.count'),
      align: 'end',
      card: 'line',
      cardLabel: t('overview.count'),
      cell: ({ totals }) => <span className="tabular-nums">{count(totals.sold.count)}</span>,
    },
    amount('sold', t('overview.sold'), ({ totals }) => totals.sold.price),
    amount('refused', t('overview.refused'), ({ totals }) => totals.refused.amount),
    amount('credit', t('overview.credit'), ({ totals }) => totals.credit.amount),
  ];
}

'use client';

import { ChartColumn } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { ShareBar } from '#components/overview/share-bar';
import { Card, CardHeader } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { Money } from '#components/ui/money';
import { DataTable, type Column } from '#components/ui/table';
import { useFormat } from '#hooks/use-format';
import { useOperatorNames } from '#hooks/use-operator-names';
import type { Overview } from '#trpc/types';

type Share = Overview['operators'][number];

/** What each operator's charges came to, most sold first. */
export function OperatorShare({ operators }: { operators: Overview['operators'] }) {
  const t = useTranslations();
  const columns = useColumns(operators[0]?.totals.sold.price ?? '0');
  return (
    <Card aria-label={t('overview.byOperator')}>
      <CardHeader title={t('overview.byOperator')} />
      {operators.length === 0 ? (
        <EmptyState icon={ChartColumn} title={t('overview.nothingTitle')}>
          {t('overview.nothingText')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('overview.byOperator')}
          columns={columns}
          rows={operators}
          rowKey={({ operator }) => operator ?? ''}
        />
      )}
    </Card>
  );
}

function useColumns(most: string): Column<Share>[] {
  const t = useTranslations();
  const { count } = useFormat();
  const nameOf = useOperatorNames();
  return [
    {
      key: 'operator',
      header: t('overview.operator'),
      card: 'title',
      cell: ({ operator }) => (
        <span className="font-medium">{nameOf(operator) ?? t('overview.nobody')}</span>
      ),
    },
    {
      key: 'share',
      header: <span className="sr-only">{t('overview.share')}</span>,
      card: 'full',
      className: 'md:w-1/4',
      cell: ({ totals }) => <ShareBar part={totals.sold.price} whole={most} />,
    },
    {
      key: 'count',
      header: t('overview.count'),
      align: 'end',
      card: 'line',
      cardLabel: t('overview.count'),
      cell: ({ totals }) => (
        <span className="text-ink-faint tabular-nums">{count(totals.sold.count)}</span>
      ),
    },
    {
      key: 'sold',
      header: t('overview.sold'),
      align: 'end',
      card: 'amount',
      cell: ({ totals }) => <Money amount={totals.sold.price} className="font-medium" />,
    },
  ];
}

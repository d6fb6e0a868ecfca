'use client';

import { useQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { OfferSummary } from '#components/operators/offer-summary';
import { OperatorStatusBadge } from '#components/operators/operator-status';
import { Percent } from '#components/operators/percent';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ListStates } from '#components/ui/list-states';
import { DataTable, type Column } from '#components/ui/table';
import { useFormat } from '#hooks/use-format';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useTRPC } from '#trpc/client';
import type { AdminOperator } from '#trpc/types';

function useColumns(): Column<AdminOperator>[] {
  const { count } = useFormat();
  const t = useTranslations();
  const nameOf = useOperatorNames();
  return [
    {
      key: 'operator',
      header: t('catalogue.operator'),
      card: 'title',
      cell: (operator) => (
        <Link
          href={`/admin/operators/${operator.code}`}
          className="font-medium underline-offset-4 hover:underline"
        >
          {nameOf(operator.code)}
        </Link>
      ),
    },
    {
      key: 'status',
      header: t('catalogue.status'),
      card: 'status',
      cell: (operator) => <OperatorStatusBadge status={operator.status} />,
    },
    {
      key: 'offer',
      header: t('catalogue.offer'),
      card: 'line',
      cell: (operator) => <OfferSummary offer={operator} />,
    },
    {
      key: 'own',
      header: t('catalogue.ownCommissions'),
      align: 'end',
      card: 'hidden',
      cell: (operator) => (
        <span className="text-ink-faint tabular-nums">{count(operator.sellersWithOwn)}</span>
      ),
    },
    {
      key: 'commission',
      header: t('catalogue.commission'),
      align: 'end',
      card: 'amount',
      cell: (operator) => (
        <Percent basisPoints={operator.commissionBasisPoints} className="font-medium" />
      ),
    },
  ];
}

export function OperatorList() {
  const columns = useColumns();
  const t = useTranslations();
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.operator.list.queryOptions());
  return (
    <Card>
      <ListStates
        query={query}
        rows={query.data?.items}
        loadingLabel={t('catalogue.loading')}
        empty={
          <EmptyState icon={SearchX} title={t('catalogue.emptyTitle')}>
            {t('catalogue.emptyText')}
          </EmptyState>
        }
      >
        {(operators) => (
          <DataTable
            label={t('catalogue.title')}
            columns={columns}
            rows={operators}
            rowKey={(operator) => operator.code}
          />
        )}
      </ListStates>
    </Card>
  );
}

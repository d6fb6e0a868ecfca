'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ListPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { BulkStatus } from '#components/bulk/bulk-status';
import { Card, CardHeader } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { BulkOrder } from '#trpc/types';

const POLL_MS = 3000;

function useColumns(): Column<BulkOrder>[] {
  const t = useTranslations();
  return [
    {
      key: 'name',
      header: t('bulk.name'),
      card: 'title',
      className: shrinking,
      cell: (order) => (
        <Link
          href={`/bulk/${order.id}`}
          className="block truncate font-medium underline-offset-4 hover:underline"
        >
          <bdi>{order.name}</bdi>
        </Link>
      ),
    },
    {
      key: 'status',
      header: t('bulk.status'),
      card: 'amount',
      cell: (order) => <BulkStatus status={order.status} />,
    },
    {
      key: 'lines',
      header: t('bulk.lines'),
      align: 'end',
      card: 'line',
      cell: ({ status, lines }) => (
        <span className="text-ink-soft tabular-nums">
          {status === 'draft' || lines.total === lines.invalid
            ? t('bulk.lineCount', { count: lines.total })
            : t('bulk.progressText', {
                done: lines.sold + lines.refused,
                total: lines.total - lines.invalid,
              })}
        </span>
      ),
    },
    {
      key: 'made',
      header: t('bulk.made'),
      align: 'end',
      card: 'status',
      cell: (order) => (
        <RelativeTime iso={order.createdAt} className="text-ink-faint phone:text-[0.8125rem]" />
      ),
    },
  ];
}

/** Every list of the seller's, newest first; those that are being sold move. */
export function BulkList() {
  const t = useTranslations();
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.bulk.list.infiniteQueryOptions(
      {},
      {
        ...byCursor,
        refetchInterval: ({ state: { data } }) =>
          data?.pages[0]?.items.some(({ status }) => status === 'running') ? POLL_MS : false,
      },
    ),
  );
  return (
    <Card aria-labelledby="lists">
      <CardHeader id="lists" title={t('bulk.listTitle')} />
      <ListView
        query={query}
        label={t('bulk.listTitle')}
        loadingLabel={t('bulk.loading')}
        columns={useColumns()}
        rowKey={(order) => order.id}
        empty={
          <EmptyState icon={ListPlus} title={t('bulk.emptyTitle')}>
            {t('bulk.emptyText')}
          </EmptyState>
        }
      />
    </Card>
  );
}

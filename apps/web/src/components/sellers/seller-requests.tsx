'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Banknote } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Approvals } from '#components/credit/approvals';
import { CreditStatus } from '#components/credit/credit-status';
import { Email } from '#components/ui/email';
import { EmptyState } from '#components/ui/empty-state';
import { ListView } from '#components/ui/list-view';
import { Money } from '#components/ui/money';
import { shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { useTRPC } from '#trpc/client';
import { byCursor } from '#trpc/paging';
import type { AdminCreditRequest } from '#trpc/types';

function useColumns(): Column<AdminCreditRequest>[] {
  const t = useTranslations();
  return [
    {
      key: 'amount',
      header: t('queue.amount'),
      card: 'title',
      cell: (request) => <Money amount={request.amount} className="font-medium" />,
    },
    {
      key: 'status',
      header: t('queue.status'),
      card: 'amount',
      cell: (request) => <CreditStatus status={request.status} />,
    },
    {
      key: 'note',
      header: t('queue.note'),
      card: 'full',
      className: shrinking,
      cell: (request) => (
        <span className="flex flex-col gap-1 text-ink-soft wrap-anywhere">
          {request.decisionReason
            ? `${t('credit.reason')}: ${request.decisionReason}`
            : request.note}
          <Approvals request={request} />
        </span>
      ),
    },
    {
      key: 'by',
      header: t('entries.by'),
      card: 'line',
      className: shrinking,
      cell: ({ decidedBy }) =>
        decidedBy ? <Email address={decidedBy} className="block truncate text-ink-faint" /> : null,
    },
    {
      key: 'time',
      header: t('queue.requested'),
      align: 'end',
      card: 'status',
      cell: (request) => (
        <RelativeTime iso={request.createdAt} className="text-ink-faint phone:text-[0.8125rem]" />
      ),
    },
  ];
}

export function SellerRequests({ userId }: { userId: string }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const columns = useColumns();
  const query = useInfiniteQuery(
    trpc.admin.credit.list.infiniteQueryOptions(
      { userId },
      { ...byCursor, placeholderData: keepPreviousData },
    ),
  );
  return (
    <ListView
      query={query}
      label={t('sellerPage.requests')}
      loadingLabel={t('queue.loading')}
      columns={columns}
      rowKey={(request) => request.id}
      empty={
        <EmptyState icon={Banknote} title={t('sellerPage.noRequestsTitle')}>
          {t('sellerPage.noRequestsText')}
        </EmptyState>
      }
    />
  );
}

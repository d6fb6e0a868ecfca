'use client';

import { CREDIT_STATUSES } from '@chargeflow/core/consts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Banknote } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { CancelCredit } from '#components/credit/cancel-credit';
import { CreditStatus } from '#components/credit/credit-status';
import { Button, ButtonLink } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { FilterLinks } from '#components/ui/filter-links';
import { ListView } from '#components/ui/list-view';
import { Money } from '#components/ui/money';
import type { Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { useFilters } from '#hooks/use-filters';
import { useTRPC } from '#trpc/client';
import { ownCreditFilters } from '#trpc/filters';
import { ownCreditsInput } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';
import type { CreditRequest } from '#trpc/types';

const POLL_MS = 5000;

function useColumns(onCancel: (request: CreditRequest) => void): Column<CreditRequest>[] {
  const t = useTranslations();
  return [
    {
      key: 'amount',
      header: t('credit.amount'),
      card: 'title',
      cell: (request) => <Money amount={request.amount} className="font-medium" />,
    },
    {
      key: 'status',
      header: t('credit.status'),
      card: 'amount',
      cell: (request) => <CreditStatus status={request.status} />,
    },
    {
      key: 'note',
      header: t('credit.note'),
      card: 'line',
      className: 'max-w-72 phone:max-w-none phone:basis-full',
      cell: (request) => (
        <bdi className="text-as-parent line-clamp-2 text-ink-soft wrap-anywhere">
          {request.decisionReason
            ? `${t('credit.reason')}: ${request.decisionReason}`
            : request.note}
        </bdi>
      ),
    },
    {
      key: 'time',
      header: t('credit.requested'),
      align: 'end',
      card: 'line',
      cell: (request) => <RelativeTime iso={request.createdAt} className="text-ink-faint" />,
    },
    {
      key: 'action',
      header: <span className="sr-only">{t('credit.cancel')}</span>,
      align: 'end',
      card: 'status',
      cell: (request) =>
        request.status === 'pending' ? (
          <Button size="sm" variant="ghost" onClick={() => onCancel(request)}>
            {t('credit.cancel')}
          </Button>
        ) : null,
    },
  ];
}

export function CreditList() {
  const t = useTranslations();
  const trpc = useTRPC();
  const { values, hrefWith } = useFilters(ownCreditFilters);
  const input = ownCreditsInput(values);
  const [cancelling, setCancelling] = useState<CreditRequest | null>(null);
  const query = useInfiniteQuery(
    trpc.credit.list.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state: { data } }) =>
        data?.pages[0]?.items.some(({ status }) => status === 'pending') ? POLL_MS : false,
    }),
  );
  return (
    <>
      <FilterLinks
        label={t('credit.filterStatus')}
        items={[
          {
            href: hrefWith({ status: null }),
            label: t('credit.all'),
            current: !input.status,
          },
          ...CREDIT_STATUSES.map((status) => ({
            href: hrefWith({ status }),
            label: t(`credit.${status}`),
            current: input.status === status,
          })),
        ]}
      />
      <Card>
        <ListView
          query={query}
          label={t('credit.listTitle')}
          loadingLabel={t('credit.loading')}
          columns={useColumns(setCancelling)}
          rowKey={(request) => request.id}
          empty={
            <EmptyState
              icon={Banknote}
              title={t('credit.emptyTitle')}
              action={<ButtonLink href="/wallet/request">{t('credit.request')}</ButtonLink>}
            >
              {t('credit.emptyText')}
            </EmptyState>
          }
        />
      </Card>
      <CancelCredit request={cancelling} onClose={() => setCancelling(null)} />
    </>
  );
}

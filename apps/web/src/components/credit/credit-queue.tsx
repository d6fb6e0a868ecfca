'use client';

import { CREDIT_STATUSES } from '@chargeflow/core/consts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { CheckCheck, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { DecideDialog, type PendingDecision } from '#components/credit/decide-dialog';
import { useQueueColumns, type Decision } from '#components/credit/queue-columns';
import { SelectionBar } from '#components/credit/selection-bar';
import { useCurrency } from '#components/shell/currency';
import { useIsLive } from '#components/shell/live';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { FilterLinks } from '#components/ui/filter-links';
import { ListView, rowsOf } from '#components/ui/list-view';
import { SearchInput } from '#components/ui/search-input';
import { Toolbar } from '#components/ui/toolbar';
import { useSelection } from '#hooks/use-selection';
import { useUrlFilters } from '#hooks/use-url-filter';
import { useTRPC } from '#trpc/client';
import { adminCreditsInput } from '#trpc/list-inputs';
import { byCursor } from '#trpc/paging';

const POLL_MS = 8000;

export function CreditQueue() {
  const t = useTranslations();
  const trpc = useTRPC();
  const currency = useCurrency();
  const isLive = useIsLive();
  const filters = useUrlFilters();
  const input = adminCreditsInput(filters.get);
  const [pending, setPending] = useState<PendingDecision | null>(null);
  const query = useInfiniteQuery(
    trpc.admin.credit.list.infiniteQueryOptions(input, {
      ...byCursor,
      placeholderData: keepPreviousData,
      refetchInterval: isLive ? false : POLL_MS,
    }),
  );
  const requests = rowsOf(query);
  const undecided = requests.filter(({ status }) => status === 'pending');
  const selection = useSelection(undecided.map(({ id }) => id));
  const decideSelected = (decision: Decision) =>
    setPending({ decision, requests: undecided.filter(({ id }) => selection.has(id)) });

  return (
    <>
      <Toolbar>
        <FilterLinks
          label={t('credit.filterStatus')}
          items={[
            ...CREDIT_STATUSES.map((status) => ({
              href: filters.hrefWith('status', status === 'pending' ? null : status),
              label: t(`credit.${status}`),
              current: input.status === status,
            })),
            {
              href: filters.hrefWith('status', 'all'),
              label: t('credit.all'),
              current: input.status === undefined,
            },
          ]}
        />
        <SearchInput
          label={t('queue.search')}
          value={filters.get('search') ?? ''}
          onSearch={(search) => filters.replace('search', search)}
          className="md:w-72"
        />
      </Toolbar>
      <Card>
        <ListView
          query={query}
          label={t('queue.title')}
          loadingLabel={t('queue.loading')}
          columns={useQueueColumns({
            currency,
            selection: undecided.length > 0 ? selection : null,
            onDecide: (decision, request) => setPending({ decision, requests: [request] }),
          })}
          rowKey={(request) => request.id}
          isSelected={(request) => selection.has(request.id)}
          empty={
            input.status === 'pending' && input.search === undefined ? (
              <EmptyState icon={CheckCheck} title={t('queue.emptyTitle')}>
                {t('queue.emptyText')}
              </EmptyState>
            ) : (
              <EmptyState icon={SearchX} title={t('queue.noMatchTitle')}>
                {t('queue.noMatchText')}
              </EmptyState>
            )
          }
        />
      </Card>
      <SelectionBar
        count={selection.ids.length}
        onDecide={decideSelected}
        onClear={selection.clear}
      />
      <DecideDialog
        pending={pending}
        onClose={() => {
          setPending(null);
          selection.clear();
        }}
      />
    </>
  );
}

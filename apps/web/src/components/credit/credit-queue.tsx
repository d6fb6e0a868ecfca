'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { CheckCheck, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import type { PendingDecision } from '#components/credit/decide-dialog';
import { useQueueColumns, type Decision } from '#components/credit/queue-columns';
import { QueueFilters } from '#components/credit/queue-filters';
import { SelectAll } from '#components/credit/select-all';
import { useCurrency } from '#components/shell/currency';
import { useIsLive } from '#components/shell/live';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ListView, rowsOf } from '#components/ui/list-view';
import { onDemand, usePreload } from '#components/ui/on-demand';
import { useFilters } from '#hooks/use-filters';
import { useQueueKeys } from '#hooks/use-queue-keys';
import { useSelection } from '#hooks/use-selection';
import { adminCreditsInput } from '#trpc/admin-inputs';
import { useTRPC } from '#trpc/client';
import { creditFilters } from '#trpc/filters';
import { byCursor } from '#trpc/paging';

const QueueDetails = onDemand(
  () => import('#components/credit/queue-details').then(({ QueueDetails }) => QueueDetails),
  { meanwhile: <div className="min-h-64" />, atOnce: true },
);
const SelectionBar = onDemand(() =>
  import('#components/credit/selection-bar').then(({ SelectionBar }) => SelectionBar),
);
const DecideDialog = onDemand(() =>
  import('#components/credit/decide-dialog').then(({ DecideDialog }) => DecideDialog),
);

const POLL_MS = 8000;

export function CreditQueue() {
  const t = useTranslations();
  const trpc = useTRPC();
  const currency = useCurrency();
  const isLive = useIsLive();
  const filters = useFilters(creditFilters);
  const input = adminCreditsInput(filters.values, filters.inUtc);
  const [pending, setPending] = useState<PendingDecision | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  usePreload(QueueDetails);
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
  const toggleOpen = (id: string) => setOpenId(openId === id ? null : id);
  const selected = undecided.filter(({ id }) => selection.has(id));
  const decideSelected = (decision: Decision) => setPending({ decision, requests: selected });
  useQueueKeys({
    requests,
    selection,
    openId,
    onOpen: setOpenId,
    onDecide: (decision, request) =>
      setPending({ decision, requests: selected.length > 0 ? selected : [request] }),
  });
  const isNarrowed = Object.keys(input).length > 1 || input.status !== 'pending';

  return (
    <>
      <QueueFilters filters={filters} input={input} />
      <Card>
        <SelectAll selection={selection} count={undecided.length} />
        <ListView
          query={query}
          label={t('queue.title')}
          loadingLabel={t('queue.loading')}
          columns={useQueueColumns({
            currency,
            selection: undecided.length > 0 ? selection : null,
            openId,
            onOpen: toggleOpen,
            onDecide: (decision, request) => setPending({ decision, requests: [request] }),
          })}
          rowKey={(request) => request.id}
          isSelected={(request) => selection.has(request.id)}
          detailsOf={(request) => (request.id === openId ? <QueueDetails id={request.id} /> : null)}
          focusable
          empty={
            isNarrowed ? (
              <EmptyState icon={SearchX} title={t('queue.noMatchTitle')}>
                {t('queue.noMatchText')}
              </EmptyState>
            ) : (
              <EmptyState icon={CheckCheck} title={t('queue.emptyTitle')}>
                {t('queue.emptyText')}
              </EmptyState>
            )
          }
        />
      </Card>
      <SelectionBar requests={selected} onDecide={decideSelected} onClear={selection.clear} />
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

'use client';

import { ListX } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { BulkActions } from '#components/bulk/bulk-actions';
import { BulkLines } from '#components/bulk/bulk-lines';
import { BulkStatus } from '#components/bulk/bulk-status';
import { DraftSummary, MissingNotice, ProgressSummary } from '#components/bulk/bulk-summary';
import { RequestCreditLink } from '#components/charges/short-notice';
import { ButtonLink } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ErrorState } from '#components/ui/error-state';
import { Meter } from '#components/ui/meter';
import { Notice } from '#components/ui/notice';
import { PageHeader } from '#components/ui/page-header';
import { Skeleton } from '#components/ui/skeleton';
import { RelativeTime } from '#components/ui/time';
import { useBulkOrder } from '#hooks/use-bulk-order';
import { useErrorText } from '#hooks/use-error-text';
import { useFailureText } from '#hooks/use-failure-text';
import { failureOf } from '#trpc/app-error';
import type { BulkOrderDetail } from '#trpc/types';

/** An address that holds no id leads nowhere either. */
const MISSING = new Set(['TRANSACTION_NOT_FOUND', 'INVALID_INPUT']);

/** A list from its checking to its last line. */
export function BulkPage({ id }: { id: string }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const query = useBulkOrder(id);
  const order = query.data;
  if (order === undefined) {
    if (!query.isError) return <Loading />;
    const isMissing = MISSING.has(failureOf(query.error).name ?? '');
    return (
      <Card>
        {isMissing ? (
          <EmptyState
            icon={ListX}
            title={t('bulk.notFoundTitle')}
            action={<ButtonLink href="/bulk">{t('bulk.back')}</ButtonLink>}
          >
            {t('bulk.notFoundText')}
          </EmptyState>
        ) : (
          <ErrorState
            message={failureText(query.error)}
            onRetry={() => void query.refetch()}
            busy={query.isFetching}
          />
        )}
      </Card>
    );
  }
  return (
    <>
      <PageHeader
        title={<bdi className="wrap-anywhere">{order.name}</bdi>}
        description={<RelativeTime iso={order.createdAt} />}
        actions={<BulkStatus status={order.status} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Card
          aria-label={t('bulk.summary')}
          className="flex flex-col gap-4 p-5 lg:order-last phone:p-4"
        >
          <Standing order={order} />
          {order.status === 'draft' ? (
            <DraftSummary order={order} />
          ) : (
            <ProgressSummary order={order} />
          )}
          <BulkActions order={order} />
        </Card>
        <BulkLines order={order} />
      </div>
    </>
  );
}

/** How far it is, and in words what happens next. */
function Standing({ order }: { order: BulkOrderDetail }) {
  const t = useTranslations();
  const { status, lines } = order;
  if (status === 'draft') return null;
  const done = lines.sold + lines.refused;
  const total = lines.total - lines.invalid;
  return (
    <div className="flex flex-col gap-3">
      <Meter value={done} max={total} label={t('bulk.progressText', { done, total })} />
      {status === 'stopped' ? (
        <StopNotice order={order} />
      ) : (
        <p role="status" className="text-[0.8125rem] text-ink-faint">
          {t(`bulk.${status}Text`)}
        </p>
      )}
      {status === 'running' || status === 'paused' ? <MissingNotice order={order} /> : null}
    </div>
  );
}

function StopNotice({ order: { stopReason } }: { order: BulkOrderDetail }) {
  const t = useTranslations();
  const errorText = useErrorText();
  switch (stopReason) {
    case 'INSUFFICIENT_BALANCE':
      return (
        <Notice tone="warn" action={<RequestCreditLink />}>
          {t('bulk.stoppedBalance')}
        </Notice>
      );
    case 'WALLET_FROZEN':
      return <Notice tone="warn">{t('bulk.stoppedFrozen')}</Notice>;
    case 'ACCOUNT_SUSPENDED':
      return <Notice tone="warn">{t('bulk.stoppedSuspended')}</Notice>;
    default:
      return (
        <Notice tone="warn">
          {t('bulk.stoppedOther', { reason: errorText(stopReason ?? 'INTERNAL') })}
        </Notice>
      );
  }
}

function Loading() {
  const t = useTranslations();
  return (
    <div role="status" aria-label={t('states.loading')} className="flex flex-col gap-5">
      <Skeleton className="h-12 w-52" />
      <Skeleton className="h-72 w-full rounded-xl" />
    </div>
  );
}

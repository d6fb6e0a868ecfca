'use client';

import { useQuery } from '@tanstack/react-query';
import { Play, RotateCw, Scale } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { CheckRow } from '#components/reconciliation/check-row';
import { LedgerVerification } from '#components/reconciliation/ledger-verification';
import { OperatorComparison } from '#components/reconciliation/operator-comparison';
import { Button } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { ErrorState } from '#components/ui/error-state';
import { Notice } from '#components/ui/notice';
import { PageHeader } from '#components/ui/page-header';
import { ListSkeleton } from '#components/ui/skeleton';
import { RelativeTime } from '#components/ui/time';
import { useFailureText } from '#hooks/use-failure-text';
import { useTRPC } from '#trpc/client';

/** Run by hand only: it reads everything. What it last said stays as long as the tab. */
export function Reconciliation() {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const query = useQuery(
    trpc.admin.reconcile.queryOptions(undefined, {
      enabled: false,
      staleTime: Infinity,
      gcTime: Infinity,
      retry: false,
    }),
  );
  const { data } = query;
  const failed = data?.checks.filter((check) => !check.ok).length ?? 0;
  return (
    <>
      <PageHeader
        title={t('reconciliation.title')}
        description={t('reconciliation.text')}
        actions={
          <Button
            variant="primary"
            busy={query.isFetching}
            onClick={() => void query.refetch({ cancelRefetch: false })}
          >
            {data ? <RotateCw aria-hidden /> : <Play aria-hidden className="rtl:-scale-x-100" />}
            {data ? t('reconciliation.runAgain') : t('reconciliation.run')}
          </Button>
        }
      />
      {data ? (
        <Notice
          tone={data.ok ? 'good' : 'bad'}
          action={
            <span>
              {t('reconciliation.checkedAt')} <RelativeTime iso={data.checkedAt} />
            </span>
          }
        >
          <strong className="font-medium">
            {data.ok ? t('reconciliation.allGood') : t('reconciliation.someBad', { count: failed })}
          </strong>
        </Notice>
      ) : null}
      <Card aria-busy={query.isFetching || undefined}>
        {data ? (
          <ul aria-label={t('reconciliation.checks')} className="divide-y divide-line">
            {data.checks.map((check) => (
              <CheckRow key={check.name} check={check} />
            ))}
          </ul>
        ) : query.isFetching ? (
          <ListSkeleton rows={10} label={t('reconciliation.running')} />
        ) : query.isError ? (
          <ErrorState message={failureText(query.error)} onRetry={() => void query.refetch()} />
        ) : (
          <EmptyState icon={Scale} title={t('reconciliation.idleTitle')}>
            {t('reconciliation.idleText')}
          </EmptyState>
        )}
      </Card>
      <LedgerVerification />
      <OperatorComparison />
    </>
  );
}

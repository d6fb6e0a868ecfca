'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { GitCompareArrows } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { DifferenceTable } from '#components/reconciliation/difference-table';
import { Badge } from '#components/ui/badge';
import { Button } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { Detail, Details } from '#components/ui/details';
import { ErrorState } from '#components/ui/error-state';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { ListSkeleton } from '#components/ui/skeleton';
import { AbsoluteTime, RelativeTime } from '#components/ui/time';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useFormat } from '#hooks/use-format';
import { useTRPC } from '#trpc/client';
import type { Outputs } from '#trpc/types';

type Latest = Outputs['admin']['operatorReconciliation']['latest'];

const POLL_MS = 8000;
/** While a comparison is awaited. */
const SOON_MS = 1500;

/** How the last comparison with the operator went, and what it found that is open still. */
export function OperatorComparison() {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const client = useQueryClient();
  const query = useQuery(
    trpc.admin.operatorReconciliation.latest.queryOptions(undefined, {
      refetchInterval: ({ state: { data } }) => (data && data.state !== 'idle' ? SOON_MS : POLL_MS),
    }),
  );
  const run = useMutation(
    trpc.admin.operatorReconciliation.run.mutationOptions({
      onSuccess: () =>
        client.invalidateQueries({ queryKey: trpc.admin.operatorReconciliation.pathKey() }),
      onError: (error) => toast.error(failureText(error)),
    }),
  );
  const { data } = query;
  const isAwaited = data !== undefined && data.state !== 'idle';
  return (
    <Card aria-labelledby="operator-comparison">
      <CardHeader
        id="operator-comparison"
        title={t('differences.title')}
        description={t('differences.text')}
        actions={
          <Button busy={run.isPending} disabled={isAwaited} onClick={() => run.mutate()}>
            <GitCompareArrows aria-hidden />
            {t('differences.run')}
          </Button>
        }
      />
      {data ? (
        <Outcome latest={data} />
      ) : query.isError ? (
        <ErrorState message={failureText(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton rows={3} label={t('differences.loading')} />
      )}
      {data && data.open > 0 ? (
        <div className="border-t border-line">
          <DifferenceTable refetchMs={isAwaited ? SOON_MS : POLL_MS} />
        </div>
      ) : null}
    </Card>
  );
}

function Outcome({ latest }: { latest: Latest }) {
  const t = useTranslations();
  const { last, state, open } = latest;
  return (
    <div className="flex flex-col gap-3 px-5 pb-4 phone:px-4">
      {open > 0 ? (
        <Notice tone="bad">
          <strong className="font-medium">{t('differences.differ', { count: open })}</strong>
        </Notice>
      ) : last && last.error === null ? (
        <Notice tone="good">
          <strong className="font-medium">{t('differences.agreed')}</strong>
        </Notice>
      ) : null}
      {last && last.error !== null ? (
        <Notice tone="warn">{t('differences.failed', { reason: last.error })}</Notice>
      ) : null}
      <Details wide>
        <Detail term={t('differences.compared')}>
          <span className="inline-flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
            {last ? <RelativeTime iso={last.finishedAt} /> : t('differences.never')}
            {state === 'idle' ? null : (
              <Badge tone="info" live>
                {state === 'running' ? t('differences.running') : t('differences.queued')}
              </Badge>
            )}
          </span>
        </Detail>
        {last ? <LastOne last={last} /> : null}
        {latest.sweptAt === null ? null : (
          <Detail term={t('differences.swept')}>
            <RelativeTime iso={latest.sweptAt} />
          </Detail>
        )}
      </Details>
    </div>
  );
}

function LastOne({ last }: { last: NonNullable<Latest['last']> }) {
  const { count, currencyName } = useFormat();
  const t = useTranslations();
  return (
    <>
      <Detail term={t('differences.from')}>
        <AbsoluteTime iso={last.from} />
      </Detail>
      <Detail term={t('differences.listed')}>
        <span className="tabular-nums">{count(last.listed)}</span>
      </Detail>
      <Detail term={t('differences.lookedFor')}>
        <span className="tabular-nums">{count(last.lookedFor)}</span>
      </Detail>
      {last.operatorBalance === null ? null : (
        <Detail term={t('differences.balance')}>
          <Money amount={last.operatorBalance} showCurrency={false} />{' '}
          {last.operatorCurrency === null ? null : (
            <span className="text-ink-faint">{currencyName(last.operatorCurrency)}</span>
          )}
        </Detail>
      )}
    </>
  );
}

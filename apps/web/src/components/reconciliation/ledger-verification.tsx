'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { DamageTable } from '#components/reconciliation/damage-table';
import { Badge } from '#components/ui/badge';
import { Button } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { CopyButton } from '#components/ui/copy-button';
import { Detail, Details } from '#components/ui/details';
import { ErrorState } from '#components/ui/error-state';
import { Notice } from '#components/ui/notice';
import { ListSkeleton } from '#components/ui/skeleton';
import { RelativeTime } from '#components/ui/time';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useFormat } from '#hooks/use-format';
import { useTRPC } from '#trpc/client';
import type { Outputs } from '#trpc/types';

type Latest = Outputs['admin']['ledgerVerification']['latest'];

const POLL_MS = 8000;
/** While a verification is awaited. */
const SOON_MS = 1500;

/** How the last verification of the chains went, the last anchor, and a button for another. */
export function LedgerVerification() {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const client = useQueryClient();
  const query = useQuery(
    trpc.admin.ledgerVerification.latest.queryOptions(undefined, {
      refetchInterval: ({ state: { data } }) => (data && data.state !== 'idle' ? SOON_MS : POLL_MS),
    }),
  );
  const run = useMutation(
    trpc.admin.ledgerVerification.run.mutationOptions({
      onSuccess: () =>
        client.invalidateQueries({ queryKey: trpc.admin.ledgerVerification.pathKey() }),
      onError: (error) => toast.error(failureText(error)),
    }),
  );
  const { data } = query;
  const isAwaited = data !== undefined && data.state !== 'idle';
  return (
    <Card aria-labelledby="ledger-verification">
      <CardHeader
        id="ledger-verification"
        title={t('verification.title')}
        description={t('verification.text')}
        actions={
          <Button busy={run.isPending} disabled={isAwaited} onClick={() => run.mutate()}>
            <ShieldCheck aria-hidden />
            {t('verification.run')}
          </Button>
        }
      />
      {data ? (
        <Outcome latest={data} />
      ) : query.isError ? (
        <ErrorState message={failureText(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton rows={3} label={t('verification.loading')} />
      )}
    </Card>
  );
}

function Outcome({ latest: { last, state, anchor } }: { latest: Latest }) {
  const { count } = useFormat();
  const t = useTranslations();
  return (
    <div className="flex flex-col gap-3 px-5 pb-4 phone:px-4">
      {last ? <Finding last={last} /> : null}
      <Details>
        <Detail term={t('verification.verified')}>
          <span className="inline-flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
            {last ? <RelativeTime iso={last.finishedAt} /> : t('verification.never')}
            {state === 'idle' ? null : (
              <Badge tone="info" live>
                {state === 'running' ? t('verification.running') : t('verification.queued')}
              </Badge>
            )}
          </span>
        </Detail>
        {last && last.error === null
          ? (['entries', 'wallets', 'anchors'] as const).map((what) => (
              <Detail key={what} term={t(`verification.${what}`)}>
                <span className="tabular-nums">{count(last[what])}</span>
              </Detail>
            ))
          : null}
        {anchor ? (
          <>
            <Detail term={t('verification.anchored')}>
              <RelativeTime iso={anchor.madeAt} />
            </Detail>
            <Detail
              term={t('verification.anchorHash')}
              className="phone:flex-col phone:items-stretch phone:gap-1"
            >
              <span className="inline-flex max-w-full items-center gap-1">
                <bdi
                  dir="ltr"
                  className="min-w-0 font-mono text-[0.8125rem] break-all phone:truncate"
                >
                  {anchor.hash}
                </bdi>
                <CopyButton text={anchor.hash} label={t('verification.copyHash')} />
              </span>
            </Detail>
          </>
        ) : null}
      </Details>
    </div>
  );
}

function Finding({ last }: { last: NonNullable<Latest['last']> }) {
  const t = useTranslations();
  if (last.error !== null) return <Notice tone="warn">{t('verification.failed')}</Notice>;
  if (last.damaged === 0) {
    return (
      <Notice tone="good">
        <strong className="font-medium">{t('verification.intact')}</strong>
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="bad">
        <strong className="font-medium">
          {t('verification.damaged', { count: last.damaged })}
        </strong>
      </Notice>
      <DamageTable damages={last.damages} />
    </>
  );
}

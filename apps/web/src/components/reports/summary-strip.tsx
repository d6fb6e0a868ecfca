'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { Money } from '#components/ui/money';
import { Skeleton } from '#components/ui/skeleton';
import { Stat, statsClass } from '#components/ui/stat';
import { useToday } from '#hooks/use-today';
import { cn } from '#style/class-names';
import { useTRPC } from '#trpc/client';

const POLL_MS = 20_000;

/** What an admin wants to know before anything else. */
export function SummaryStrip() {
  const t = useTranslations();
  const trpc = useTRPC();
  const today = useToday();
  const { data } = useQuery(
    trpc.admin.report.summary.queryOptions(today, {
      placeholderData: keepPreviousData,
      refetchInterval: POLL_MS,
    }),
  );
  const shown = (value: ReactNode) => (data ? value : <Skeleton className="h-8 w-28 phone:h-5" />);
  return (
    <dl aria-label={t('summary.label')} className={cn(statsClass, 'md:grid-cols-2 xl:grid-cols-4')}>
      <Stat
        label={t('summary.pending')}
        note={data && t('summary.requests', { count: data.outstanding.pendingCredits.count })}
      >
        {shown(data && <Money amount={data.outstanding.pendingCredits.amount} />)}
      </Stat>
      <Stat
        label={t('summary.sold')}
        note={data && t('summary.charges', { count: data.entries.charge.count })}
      >
        {shown(data && <Money amount={data.entries.charge.amount.replace(/^-/, '')} />)}
      </Stat>
      <Stat
        label={t('summary.checking')}
        note={data && t('summary.charges', { count: data.outstanding.unknownCharges.count })}
      >
        {shown(data && <Money amount={data.outstanding.unknownCharges.amount} />)}
      </Stat>
      <Stat label={t('summary.wallets')}>
        {shown(data && <Money amount={data.outstanding.wallets} />)}
      </Stat>
    </dl>
  );
}

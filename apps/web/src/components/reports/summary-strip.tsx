'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { Money } from '#components/ui/money';
import { Skeleton } from '#components/ui/skeleton';
import { Stat, statsClass } from '#components/ui/stat';
import { useToday } from '#hooks/use-today';
import { plural } from '#i18n/fill';
import { summary as words } from '#i18n/queue';
import { cn } from '#style/class-names';
import { useTRPC } from '#trpc/client';

const POLL_MS = 20_000;

/** What an admin wants to know before anything else. */
export function SummaryStrip() {
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
    <dl aria-label={words.label} className={cn(statsClass, 'md:grid-cols-2 xl:grid-cols-4')}>
      <Stat
        label={words.pending}
        note={data && plural(data.outstanding.pendingCredits.count, words.requests)}
      >
        {shown(data && <Money amount={data.outstanding.pendingCredits.amount} />)}
      </Stat>
      <Stat label={words.sold} note={data && plural(data.entries.charge.count, words.charges)}>
        {shown(data && <Money amount={data.entries.charge.amount.replace(/^-/, '')} />)}
      </Stat>
      <Stat
        label={words.checking}
        note={data && plural(data.outstanding.unknownCharges.count, words.charges)}
      >
        {shown(data && <Money amount={data.outstanding.unknownCharges.amount} />)}
      </Stat>
      <Stat label={words.wallets}>
        {shown(data && <Money amount={data.outstanding.wallets} />)}
      </Stat>
    </dl>
  );
}

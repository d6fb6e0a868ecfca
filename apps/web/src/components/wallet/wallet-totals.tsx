'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { Skeleton } from '#components/ui/skeleton';
import { Stat, statsClass } from '#components/ui/stat';
import { cn } from '#style/class-names';
import { useFailureText } from '#hooks/use-failure-text';
import { useTRPC } from '#trpc/client';

/** What a wallet had, what came and went, and what was left: they add up to the last digit. */
export function WalletTotals({ from, to }: { from: string; to: string }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const { data, error } = useQuery(
    trpc.wallet.totals.queryOptions({ from, to }, { placeholderData: keepPreviousData }),
  );
  if (error) return <Notice tone="bad">{failureText(error)}</Notice>;
  return (
    <dl aria-label={t('wallet.totals')} className={cn(statsClass, 'md:grid-cols-4')}>
      {(['opening', 'in', 'out', 'closing'] as const).map((name) => (
        <Stat key={name} label={t(`wallet.${name}`)}>
          {data ? <Money amount={data[name]} /> : <Skeleton className="h-7 w-28 phone:h-5" />}
        </Stat>
      ))}
    </dl>
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { Money } from '#components/ui/money';
import { Skeleton } from '#components/ui/skeleton';
import { cn } from '#style/class-names';
import { useTRPC } from '#trpc/client';

/** The balance as it stands in the navigation, on every page. */
export function BalanceAside() {
  const t = useTranslations();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.wallet.get.queryOptions());
  return (
    <Link
      href="/wallet"
      className={cn(
        'flex flex-col gap-0.5 rounded-lg border border-line bg-canvas px-3 py-2.5 transition-colors hover:bg-hover',
        data?.low && 'border-current/40 text-warn',
      )}
    >
      <span className="text-xs text-ink-faint">{t('navigation.balance')}</span>
      {data ? (
        <Money amount={data.balance} className="truncate font-semibold" />
      ) : (
        <Skeleton className="h-5 w-28" />
      )}
    </Link>
  );
}

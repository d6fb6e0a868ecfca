'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { RequestCreditLink } from '#components/charges/short-notice';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { useTRPC } from '#trpc/client';

/** Warns as long as the balance is below what its owner has set. */
export function LowNotice() {
  const t = useTranslations();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.wallet.get.queryOptions());
  const threshold = data?.low ? data.lowBalanceThreshold : null;
  if (threshold === null) return null;
  return (
    <Notice tone="warn" action={<RequestCreditLink />}>
      {t.rich('wallet.low', { threshold: () => <Money amount={threshold} /> })}
    </Notice>
  );
}

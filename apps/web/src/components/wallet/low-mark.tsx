'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { useTRPC } from '#trpc/client';

/** Beside the wallet in the navigation, as long as its balance is below what its owner has set. */
export function LowMark() {
  const t = useTranslations();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.wallet.get.queryOptions());
  if (!data?.low) return null;
  return (
    <span className="block size-2 rounded-full bg-current text-warn">
      <span className="sr-only">{t('wallet.lowMark')}</span>
    </span>
  );
}

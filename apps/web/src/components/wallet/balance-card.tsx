'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { ButtonLink } from '#components/ui/button';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { Skeleton } from '#components/ui/skeleton';
import { LowBalance } from '#components/wallet/low-balance';
import { LowNotice } from '#components/wallet/low-notice';
import { useErrorText } from '#hooks/use-error-text';
import { useTRPC } from '#trpc/client';

export function BalanceCard() {
  const t = useTranslations();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.wallet.get.queryOptions());
  return (
    <section
      aria-label={t('wallet.balance')}
      className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5 shadow-card phone:p-4"
    >
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="flex flex-col gap-1">
          <span className="text-[0.8125rem] text-ink-faint">{t('wallet.balance')}</span>
          {data ? (
            <Money
              amount={data.balance}
              className="text-3xl leading-10 font-semibold tracking-tight phone:text-[1.75rem]"
            />
          ) : (
            <Skeleton className="h-10 w-52" />
          )}
          <LowBalance threshold={data?.lowBalanceThreshold ?? null} />
        </div>
        <ButtonLink href="/wallet/request" variant="primary" className="phone:w-full">
          <Plus aria-hidden />
          {t('credit.request')}
        </ButtonLink>
      </div>
      <LowNotice />
      {data?.frozen ? <Notice tone="warn">{errorText('WALLET_FROZEN')}</Notice> : null}
    </section>
  );
}

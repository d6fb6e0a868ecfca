'use client';

import { Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { ChargeStatus } from '#components/charges/charge-status';
import { EmptyState } from '#components/ui/empty-state';
import { ErrorState } from '#components/ui/error-state';
import { Money } from '#components/ui/money';
import { Phone } from '#components/ui/phone';
import { ListSkeleton } from '#components/ui/skeleton';
import { RelativeTime } from '#components/ui/time';
import { useFailureText } from '#hooks/use-failure-text';
import type { useRecentCharges } from '#hooks/use-recent-charges';

export function RecentCharges({ query }: { query: ReturnType<typeof useRecentCharges> }) {
  const t = useTranslations();
  const failureText = useFailureText();
  if (query.isPending) return <ListSkeleton rows={5} label={t('charges.loading')} />;
  if (query.isError) {
    return (
      <ErrorState
        message={failureText(query.error)}
        onRetry={() => void query.refetch()}
        busy={query.isFetching}
      />
    );
  }
  if (query.data.items.length === 0) {
    return (
      <EmptyState icon={Smartphone} title={t('charges.emptyTitle')}>
        {t('charges.recentEmpty')}
      </EmptyState>
    );
  }
  return (
    <ul aria-label={t('charges.recent')} className="divide-y divide-line border-t border-line">
      {query.data.items.map((charge) => (
        <li key={charge.id}>
          <Link
            href={`/charges/${charge.id}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-5 py-2.5 transition-colors last:rounded-b-xl hover:bg-hover/60 phone:px-4"
          >
            <Phone number={charge.phone} className="font-medium" />
            <Money amount={charge.amount} className="text-end font-medium" />
            <RelativeTime iso={charge.createdAt} className="text-[0.8125rem] text-ink-faint" />
            <span className="justify-self-end">
              <ChargeStatus status={charge.status} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

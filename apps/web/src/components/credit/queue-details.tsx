'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { Approvals } from '#components/credit/approvals';
import { CreditStatus } from '#components/credit/credit-status';
import { EntryKindLabel } from '#components/entries/entry-kind';
import { SignedMoney } from '#components/entries/signed-money';
import { FrozenBadge, UserStatusBadge } from '#components/sellers/user-badges';
import { ButtonLink } from '#components/ui/button';
import { Detail, Details } from '#components/ui/details';
import { ErrorState } from '#components/ui/error-state';
import { Money } from '#components/ui/money';
import { Skeleton } from '#components/ui/skeleton';
import { RelativeTime } from '#components/ui/time';
import { useFailureText } from '#hooks/use-failure-text';
import { useFormat } from '#hooks/use-format';
import { useTRPC } from '#trpc/client';
import type { AdminCreditDetails } from '#trpc/types';

const ENTRIES = 5;

/** What an admin wants to know before deciding: who asks, what they have and what happened lately. */
export function QueueDetails({ id }: { id: string }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.credit.get.queryOptions({ id }));
  if (query.isError && !query.data) {
    return (
      <ErrorState
        message={failureText(query.error)}
        onRetry={() => void query.refetch()}
        busy={query.isFetching}
      />
    );
  }
  return (
    <section
      aria-label={t('queue.details')}
      className="grid min-h-64 gap-x-8 gap-y-5 md:grid-cols-3"
    >
      {query.data ? (
        <>
          <SellerPart details={query.data} />
          <Part title={t('queue.movements')}>
            <Movements userId={query.data.user.id} />
          </Part>
          <Part title={t('queue.others')}>
            <Others others={query.data.others} />
          </Part>
        </>
      ) : (
        <div role="status" aria-label={t('states.loading')} className="flex flex-col gap-3">
          <Skeleton className="w-40" />
          <Skeleton className="w-56" />
          <Skeleton className="w-48" />
        </div>
      )}
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h3 className="text-[0.8125rem] font-semibold">{title}</h3>
      {children}
    </div>
  );
}

function SellerPart({ details }: { details: AdminCreditDetails }) {
  const t = useTranslations();
  const { count } = useFormat();
  const { seller } = details;
  return (
    <Part title={seller.name ?? t('queue.seller')}>
      <span className="flex flex-wrap gap-1.5 pt-1">
        <UserStatusBadge status={seller.status} />
        {seller.frozen ? <FrozenBadge /> : null}
        <Approvals request={details} />
      </span>
      <Details>
        <Detail term={t('queue.balance')}>
          <Money amount={seller.balance} className="font-medium" />
        </Detail>
        <Detail term={t('sellers.sold')}>
          <Money amount={seller.soldLast30Days.amount} />{' '}
          <span className="text-ink-faint">({count(seller.soldLast30Days.count)})</span>
        </Detail>
        <Detail term={t('sellers.lastActive')}>
          <RelativeTime iso={seller.lastActiveAt} />
        </Detail>
        {details.note ? <Detail term={t('queue.note')}>{details.note}</Detail> : null}
      </Details>
      <ButtonLink
        href={`/admin/sellers/${seller.id}`}
        variant="quiet"
        size="sm"
        className="-ms-3 w-fit"
      >
        {t('queue.openSeller')}
      </ButtonLink>
    </Part>
  );
}

function Movements({ userId }: { userId: string }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.admin.entry.list.queryOptions({ userId, limit: ENTRIES }));
  if (!data) return <Skeleton className="mt-2 w-48" />;
  if (data.items.length === 0) return <p className="text-ink-faint">{t('queue.noMovements')}</p>;
  return (
    <ul className="divide-y divide-line">
      {data.items.map((entry) => (
        <li key={entry.seq} className="flex flex-wrap items-center gap-x-3 py-2">
          <EntryKindLabel kind={entry.kind} />
          <span className="ms-auto">
            <SignedMoney amount={entry.amount} />
          </span>
          <RelativeTime
            iso={entry.createdAt}
            className="basis-full text-end text-xs text-ink-faint"
          />
        </li>
      ))}
    </ul>
  );
}

function Others({ others }: { others: AdminCreditDetails['others'] }) {
  const t = useTranslations();
  if (others.length === 0) return <p className="text-ink-faint">{t('queue.noOthers')}</p>;
  return (
    <ul className="divide-y divide-line">
      {others.map((other) => (
        <li key={other.id} className="flex flex-wrap items-center gap-x-3 py-2">
          <CreditStatus status={other.status} />
          <Money amount={other.amount} className="ms-auto font-medium" />
          <RelativeTime
            iso={other.createdAt}
            className="basis-full text-end text-xs text-ink-faint"
          />
        </li>
      ))}
    </ul>
  );
}

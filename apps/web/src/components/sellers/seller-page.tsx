'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { EntryTable } from '#components/entries/entry-table';
import { SellerActions } from '#components/sellers/seller-actions';
import { RoleBadge, UserStatusBadge } from '#components/sellers/user-badges';
import { ButtonLink } from '#components/ui/button';
import { Card, CardHeader } from '#components/ui/card';
import { Email } from '#components/ui/email';
import { ErrorState } from '#components/ui/error-state';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { PageHeader } from '#components/ui/page-header';
import { PageSkeleton } from '#components/ui/page-skeleton';
import { Stat, statsClass } from '#components/ui/stat';
import { AbsoluteTime } from '#components/ui/time';
import { useFailureText } from '#hooks/use-failure-text';
import { cn } from '#style/class-names';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';

const MISSING = new Set(['ACCOUNT_NOT_FOUND', 'INVALID_INPUT']);

interface SellerPageProps {
  id: string;
  /** The admin who looks: nobody changes their own account. */
  viewerId: string;
}

export function SellerPage({ id, viewerId }: SellerPageProps) {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.user.get.queryOptions({ id }));
  const back = (
    <Link
      href="/admin/sellers"
      className="inline-flex w-fit items-center gap-1.5 text-ink-faint hover:text-ink"
    >
      <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
      {t('sellers.back')}
    </Link>
  );
  if (query.isPending) return <PageSkeleton />;
  if (query.isError) {
    const isMissing = MISSING.has(failureOf(query.error).name ?? '');
    return (
      <>
        {back}
        <Card>
          <ErrorState
            title={isMissing ? t('sellers.notFoundTitle') : undefined}
            message={isMissing ? t('sellers.notFoundText') : failureText(query.error)}
            onRetry={isMissing ? undefined : () => void query.refetch()}
            busy={query.isFetching}
          />
        </Card>
      </>
    );
  }

  const user = query.data;
  const isSelf = user.id === viewerId;
  return (
    <>
      {back}
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <Email address={user.email} className="break-all" />
            <span className="flex gap-1.5">
              <RoleBadge role={user.role} />
              <UserStatusBadge status={user.status} />
            </span>
          </span>
        }
        description={user.name}
        actions={isSelf ? null : <SellerActions user={user} />}
      />
      {isSelf ? <Notice tone="info">{t('sellers.yourself')}</Notice> : null}
      <dl className={cn(statsClass, 'md:grid-cols-2')}>
        <Stat label={t('sellers.balance')}>
          <Money amount={user.balance} />
        </Stat>
        <Stat label={t('sellers.joined')}>
          <AbsoluteTime iso={user.createdAt} shape="date" />
        </Stat>
      </dl>
      <Card>
        <CardHeader
          title={t('sellers.itsEntries')}
          actions={
            <span className="-me-2 flex">
              <ButtonLink href={`/admin/charges?user=${user.id}`} variant="quiet" size="sm">
                {t('sellers.itsCharges')}
              </ButtonLink>
              <ButtonLink href={`/admin/audit?subject=${user.id}`} variant="quiet" size="sm">
                {t('sellers.itsAudit')}
              </ButtonLink>
            </span>
          }
        />
        <EntryTable input={{ userId: user.id }} />
      </Card>
    </>
  );
}

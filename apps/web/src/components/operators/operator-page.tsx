'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { ChangeOperatorStatus } from '#components/operators/change-operator-status';
import { CommissionCard } from '#components/operators/commission-card';
import { OfferCard } from '#components/operators/offer-card';
import { OperatorStatusBadge } from '#components/operators/operator-status';
import { SellerCommissions } from '#components/operators/seller-commissions';
import { ButtonLink } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { ErrorState } from '#components/ui/error-state';
import { PageHeader } from '#components/ui/page-header';
import { PageSkeleton } from '#components/ui/page-skeleton';
import { useFailureText } from '#hooks/use-failure-text';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';

const MISSING = new Set(['TRANSACTION_NOT_FOUND', 'INVALID_INPUT']);

export function OperatorPage({ code }: { code: string }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.operator.get.queryOptions({ code }));
  const back = (
    <Link
      href="/admin/operators"
      className="inline-flex w-fit items-center gap-1.5 text-ink-faint hover:text-ink"
    >
      <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
      {t('catalogue.back')}
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
            title={isMissing ? t('catalogue.notFoundTitle') : undefined}
            message={isMissing ? t('catalogue.notFoundText') : failureText(query.error)}
            onRetry={isMissing ? undefined : () => void query.refetch()}
            busy={query.isFetching}
          />
        </Card>
      </>
    );
  }

  const operator = query.data;
  return (
    <>
      {back}
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            {operator.name}
            <OperatorStatusBadge status={operator.status} />
          </span>
        }
        description={operator.code}
        actions={
          <>
            <ButtonLink href={`/admin/audit?subject=${operator.id}`} variant="quiet">
              {t('catalogue.itsAudit')}
            </ButtonLink>
            <ChangeOperatorStatus operator={operator} />
          </>
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <OfferCard operator={operator} />
        <CommissionCard operator={operator} />
      </div>
      <SellerCommissions operator={operator} />
    </>
  );
}

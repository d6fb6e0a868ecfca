'use client';

import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { AdminChargeView } from '#components/charges/admin-charge-view';
import { Card } from '#components/ui/card';
import { ErrorState } from '#components/ui/error-state';
import { PageSkeleton } from '#components/ui/page-skeleton';
import { useAdminCharge } from '#hooks/use-admin-charge';
import { useFailureText } from '#hooks/use-failure-text';
import { failureOf } from '#trpc/app-error';

/** An address that holds no id leads nowhere either. */
const MISSING = new Set(['TRANSACTION_NOT_FOUND', 'INVALID_INPUT']);

interface AdminChargePageProps {
  id: string;
  /** The admin who looks: nobody resolves a charge of their own. */
  viewerId: string;
}

export function AdminChargePage({ id, viewerId }: AdminChargePageProps) {
  const t = useTranslations();
  const failureText = useFailureText();
  const query = useAdminCharge(id);
  if (query.isPending) return <PageSkeleton />;
  const isMissing = query.isError && MISSING.has(failureOf(query.error).name ?? '');
  return (
    <>
      <Link
        href="/admin/charges"
        className="inline-flex w-fit items-center gap-1.5 text-ink-faint hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
        {t('adminCharge.back')}
      </Link>
      {query.data ? (
        <AdminChargeView charge={query.data} viewerId={viewerId} nowMs={query.dataUpdatedAt} />
      ) : (
        <Card>
          <ErrorState
            title={isMissing ? t('adminCharge.notFoundTitle') : undefined}
            message={isMissing ? t('adminCharge.notFoundText') : failureText(query.error)}
            onRetry={isMissing ? undefined : () => void query.refetch()}
            busy={query.isFetching}
          />
        </Card>
      )}
    </>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

import { Receipt } from '#components/charges/receipt';
import { ReceiptCopies } from '#components/charges/receipt-copies';
import { ErrorState } from '#components/ui/error-state';
import { Skeleton } from '#components/ui/skeleton';
import { useCharge } from '#hooks/use-charge';
import { useFailureText } from '#hooks/use-failure-text';
import { useOperatorNames } from '#hooks/use-operator-names';
import { failureOf } from '#trpc/app-error';

/** An address that holds no id leads nowhere either. */
const MISSING = new Set(['TRANSACTION_NOT_FOUND', 'INVALID_INPUT']);

/** The receipt of a charge by its id, following it until it is settled. */
export function LiveReceipt({ id, actions }: { id: string; actions: ReactNode }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const query = useCharge(id);
  const nameOf = useOperatorNames();

  if (query.data) {
    return (
      <div className="flex flex-col gap-5 p-5 phone:p-4">
        <Receipt charge={query.data} operatorName={nameOf(query.data.operator)} />
        <ReceiptCopies charge={query.data} operatorName={nameOf(query.data.operator)} />
        {actions}
      </div>
    );
  }
  if (query.isError) {
    const isMissing = MISSING.has(failureOf(query.error).name ?? '');
    return (
      <div className="flex flex-col gap-2 p-5">
        <ErrorState
          title={isMissing ? t('charges.notFoundTitle') : undefined}
          message={isMissing ? t('charges.notFoundText') : failureText(query.error)}
          onRetry={isMissing ? undefined : () => void query.refetch()}
          busy={query.isFetching}
        />
        {actions}
      </div>
    );
  }
  return (
    <div
      role="status"
      aria-label={t('charges.loading')}
      className="flex flex-col items-center gap-4 p-5 py-8"
    >
      <Skeleton className="size-14 rounded-full" />
      <Skeleton className="h-8 w-44" />
      <Skeleton className="w-full" />
      <Skeleton className="w-full" />
      <Skeleton className="w-full" />
    </div>
  );
}

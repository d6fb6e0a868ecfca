'use client';

import { formatMoney, parseMoney } from '@chargeflow/core/money';

import { RequestCreditLink } from '#components/charges/short-notice';
import { useCurrency } from '#components/shell/currency';
import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { Detail, Details } from '#components/ui/details';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { Phone } from '#components/ui/phone';
import type { Sale } from '#hooks/use-sale';
import { charges } from '#i18n/charges';
import { failureText } from '#i18n/failure';
import { failureOf } from '#trpc/app-error';

interface ConfirmSaleProps {
  sale: Sale;
  balanceMinor: bigint | null;
  operatorName: string | null;
}

/** Shows exactly what will be sold and what is left; what is pressed here sells once. */
export function ConfirmSale({ sale, balanceMinor, operatorName }: ConfirmSaleProps) {
  const currency = useCurrency();
  const { draft, problem } = sale;
  if (draft === null || draft.state === 'bought') return null;

  const priceMinor = parseMoney(draft.amount, currency);
  const isRefused = problem?.kind === 'refused';
  const afterMinor = balanceMinor === null ? null : balanceMinor - priceMinor;

  return (
    <ConfirmDialog
      open={sale.isOpen}
      onOpenChange={(open) => {
        if (!open) sale.close();
      }}
      title={charges.confirmTitle}
      description={charges.confirmText}
      confirmLabel={problem?.kind === 'undecided' ? charges.retry : charges.confirm}
      onConfirm={sale.confirm}
      busy={sale.isBusy}
      canConfirm={!isRefused}
    >
      <Details>
        <Detail term={charges.phone}>
          <Phone number={draft.phone} className="font-medium" />
        </Detail>
        {operatorName === null ? null : <Detail term={charges.operator}>{operatorName}</Detail>}
        <Detail term={charges.price}>
          <Money amount={formatMoney(priceMinor, currency)} className="text-base font-semibold" />
        </Detail>
        {afterMinor === null || afterMinor < 0n || draft.state === 'sent' ? null : (
          <Detail term={charges.balanceAfter}>
            <Money amount={formatMoney(afterMinor, currency)} />
          </Detail>
        )}
      </Details>
      {problem === null ? (
        sale.isResumed && !sale.isBusy ? (
          <Notice tone="info">{charges.resumed}</Notice>
        ) : null
      ) : (
        <Notice
          tone={isRefused ? 'bad' : 'warn'}
          action={
            failureOf(problem.error).name === 'INSUFFICIENT_BALANCE' ? (
              <RequestCreditLink />
            ) : undefined
          }
        >
          {failureText(problem.error)} {isRefused ? null : charges.inDoubtDialog}
        </Notice>
      )}
    </ConfirmDialog>
  );
}

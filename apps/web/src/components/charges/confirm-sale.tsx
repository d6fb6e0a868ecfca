'use client';

import { useTranslations } from 'next-intl';

import { RepeatNotice } from '#components/charges/repeat-notice';
import { RequestCreditLink } from '#components/charges/short-notice';
import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { Detail, Details } from '#components/ui/details';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { Phone } from '#components/ui/phone';
import { useFailureText } from '#hooks/use-failure-text';
import { useFormat } from '#hooks/use-format';
import { useQuote } from '#hooks/use-quote';
import type { Sale } from '#hooks/use-sale';
import { failureOf } from '#trpc/app-error';

interface ConfirmSaleProps {
  sale: Sale;
  operatorName: string | null;
}

/** Shows exactly what will be sold and what is left; what is pressed here sells once. */
export function ConfirmSale({ sale, operatorName }: ConfirmSaleProps) {
  const t = useTranslations();
  const failureText = useFailureText();
  const { draft, problem } = sale;
  const { data: quote, error, isLoading } = useQuote(draft);
  if (draft === null || draft.state === 'bought') return null;

  const isRefused = problem?.kind === 'refused';
  // A price has to be seen before anything is bought at it.
  const isPriceMissing = draft.state === 'confirming' && !quote;

  return (
    <ConfirmDialog
      open={sale.isOpen}
      onOpenChange={(open) => {
        if (!open) sale.close();
      }}
      title={t('charges.confirmTitle')}
      description={t('charges.confirmText')}
      confirmLabel={problem?.kind === 'undecided' ? t('charges.retry') : t('charges.confirm')}
      onConfirm={sale.confirm}
      busy={sale.isBusy || isLoading}
      canConfirm={!isRefused && (isLoading || !isPriceMissing)}
    >
      <Details>
        <Detail term={t('charges.phone')}>
          <Phone number={draft.phone} className="font-medium" />
        </Detail>
        {operatorName === null ? null : (
          <Detail term={t('charges.operator')}>{operatorName}</Detail>
        )}
        {quote?.commissionBasisPoints === 0 ? null : (
          <Detail term={t('charges.amount')}>
            <Money amount={quote?.amount ?? draft.amount} />
          </Detail>
        )}
        {quote ? <PriceDetails quote={quote} isSent={draft.state === 'sent'} /> : null}
      </Details>
      {draft.state === 'confirming' && quote?.recentSame ? (
        <RepeatNotice sale={quote.recentSame} />
      ) : null}
      {isPriceMissing && error ? <Notice tone="bad">{failureText(error)}</Notice> : null}
      {problem === null ? (
        sale.isResumed && !sale.isBusy ? (
          <Notice tone="info">{t('charges.resumed')}</Notice>
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
          {failureText(problem.error)} {isRefused ? null : t('charges.inDoubtDialog')}
        </Notice>
      )}
    </ConfirmDialog>
  );
}

interface PriceDetailsProps {
  quote: NonNullable<ReturnType<typeof useQuote>['data']>;
  /** It may be debited already: what is left then is not known. */
  isSent: boolean;
}

function PriceDetails({ quote, isSent }: PriceDetailsProps) {
  const t = useTranslations();
  const { percentText } = useFormat();
  const { commissionBasisPoints, commission, price, balanceAfter } = quote;
  return (
    <>
      {commissionBasisPoints === 0 ? null : (
        <Detail term={t('charges.commission')}>
          <bdi dir="ltr" className="text-ink-faint">
            {percentText(commissionBasisPoints)}
          </bdi>{' '}
          <Money amount={`-${commission}`} className="text-good" />
        </Detail>
      )}
      <Detail term={t('charges.price')}>
        <Money amount={price} className="text-base font-semibold" />
      </Detail>
      {balanceAfter === null || isSent ? null : (
        <Detail term={t('charges.balanceAfter')}>
          <Money amount={balanceAfter} />
        </Detail>
      )}
    </>
  );
}

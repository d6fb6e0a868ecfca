'use client';

import { formatMoney, priceOf } from '@chargeflow/core/money';
import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { AmountField } from '#components/charges/amount-field';
import { OperatorField } from '#components/charges/operator-field';
import { PriceLine } from '#components/charges/price-line';
import { Recipients } from '#components/charges/recipients';
import { EmptyWalletNotice, ShortNotice } from '#components/charges/short-notice';
import { useCurrency } from '#components/shell/currency';
import { Button } from '#components/ui/button';
import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';
import { Notice } from '#components/ui/notice';
import { readAmount } from '#forms/amount';
import { failureField } from '#forms/failure-field';
import { useErrorText } from '#hooks/use-error-text';
import { useFieldError } from '#hooks/use-field-error';
import { useFields } from '#hooks/use-fields';
import { useOperatorChoice } from '#hooks/use-operator-choice';
import { useReview } from '#hooks/use-review';
import type { SaleInput } from '#session/sale-draft';

interface BuyFormProps {
  /** Minor units; null while the wallet is not known. */
  balanceMinor: bigint | null;
  isFrozen: boolean;
  /** Another sale has to be finished first. */
  isBlocked: boolean;
  initialPhone: string;
  recentAmounts: readonly string[];
  onReview: (input: SaleInput) => void;
}

export function BuyForm({
  balanceMinor,
  isFrozen,
  isBlocked,
  initialPhone,
  recentAmounts,
  onReview,
}: BuyFormProps) {
  const t = useTranslations();
  const errorText = useErrorText();
  const fieldError = useFieldError();
  const currency = useCurrency();
  const form = useFields({
    initial: { phone: initialPhone, amount: '' },
    load: () => import('#forms/schemas').then(({ saleSchema }) => saleSchema(currency)),
    onceLeft: true,
  });
  const { errors, isSubmitting } = form;
  const { phone, amount } = form.values;
  const choice = useOperatorChoice(phone);
  const [isOperatorMissing, setIsOperatorMissing] = useState(false);
  const [problem, setProblem] = useState<{ text: string; about: string } | null>(null);
  const reviewSale = useReview();

  const amountMinor = readAmount(amount, currency);
  const basisPoints = choice.offer?.commissionBasisPoints ?? 0;
  const priceMinor = amountMinor === null ? null : priceOf(amountMinor, basisPoints);
  const missingMinor =
    priceMinor !== null && balanceMinor !== null && priceMinor > balanceMinor
      ? priceMinor - balanceMinor
      : null;

  /** What a problem is about: once that is changed, it says nothing any more. */
  const subject = [choice.digits, choice.picked, amount].join(' ');
  const isPaused = choice.offer?.status === 'paused';
  const trouble =
    problem?.about === subject ? problem.text : isPaused ? errorText('OPERATOR_UNAVAILABLE') : null;

  const review = form.handleSubmit(async (input) => {
    setProblem(null);
    const outcome = await reviewSale({ ...input, phone: choice.digits, operator: choice.picked });
    if ('sale' in outcome) return onReview(outcome.sale);
    const { code, name, text } = outcome.problem;
    const field = failureField(code);
    if (name === 'PHONE_NOT_SERVED' && choice.picked === null) setIsOperatorMissing(true);
    else if (field === 'phone' || field === 'amount') {
      form.refuse(field, text);
    } else setProblem({ text, about: subject });
  });

  return (
    <form
      noValidate
      onSubmit={(event) => void review(event)}
      className="flex flex-col gap-5 p-5 phone:p-4"
    >
      <Field
        label={t('charges.phone')}
        error={
          fieldError(errors.phone) ?? (choice.phoneError ? errorText(choice.phoneError) : undefined)
        }
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('phone')}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            dir="ltr"
            autoFocus
            placeholder={t('charges.phonePlaceholder')}
            className="h-11 text-base tabular-nums rtl:text-end"
          />
        )}
      </Field>

      <Recipients
        onChoose={({ phone: chosen, lastOperator }) => {
          // By whom it was delivered last, where that is not who the number was issued by.
          if (lastOperator !== null) choice.chooseFor(chosen, lastOperator);
          form.fill('phone', chosen);
          form.focus('amount');
        }}
      />

      <OperatorField choice={choice} isMissing={isOperatorMissing} />

      <AmountField
        offer={choice.offer}
        input={form.register('amount')}
        error={fieldError(errors.amount)}
        amountMinor={amountMinor}
        balanceMinor={balanceMinor}
        recentAmounts={recentAmounts}
        onChoose={(chosen) => form.fill('amount', chosen)}
      />

      <div className="flex flex-col gap-3">
        {priceMinor === null || basisPoints === 0 ? null : (
          <PriceLine priceMinor={priceMinor} basisPoints={basisPoints} />
        )}
        {balanceMinor === 0n ? <EmptyWalletNotice /> : null}
        {trouble === null ? null : <Notice tone="bad">{trouble}</Notice>}
        {isFrozen ? <Notice tone="warn">{errorText('WALLET_FROZEN')}</Notice> : null}
        {missingMinor === null || balanceMinor === 0n ? null : (
          <ShortNotice missing={formatMoney(missingMinor, currency)} />
        )}
        <Button
          type="submit"
          variant="primary"
          size="lg"
          busy={isSubmitting}
          disabled={isFrozen || isBlocked || missingMinor !== null}
          className="w-full"
        >
          {t('charges.review')}
          <ArrowRight aria-hidden className="rtl:-scale-x-100" />
        </Button>
      </div>
    </form>
  );
}

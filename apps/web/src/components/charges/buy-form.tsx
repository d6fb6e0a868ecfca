'use client';

import { buyChargeInput } from '@chargeflow/core/charges/inputs';
import { formatMoney } from '@chargeflow/core/money';
import { zodResolver } from '@hookform/resolvers/zod';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';

import { AmountChips } from '#components/charges/amount-chips';
import { OperatorField } from '#components/charges/operator-field';
import { EmptyWalletNotice, ShortNotice } from '#components/charges/short-notice';
import { useCurrency } from '#components/shell/currency';
import { AmountInput } from '#components/ui/amount-input';
import { Button } from '#components/ui/button';
import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { fieldError } from '#forms/field-error';
import { moneyField, readAmount } from '#forms/money-field';
import { useOperatorChoice } from '#hooks/use-operator-choice';
import { charges } from '#i18n/charges';
import { errorText } from '#i18n/errors';
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
  const currency = useCurrency();
  const form = useForm({
    resolver: zodResolver(
      z.object({ phone: buyChargeInput.shape.phone, amount: moneyField(currency) }),
    ),
    defaultValues: { phone: initialPhone, amount: '' },
    mode: 'onTouched',
  });
  const [phone, amount] = useWatch({ control: form.control, name: ['phone', 'amount'] });
  const choice = useOperatorChoice(phone);
  const { errors, isSubmitting } = form.formState;
  const [isOperatorMissing, setIsOperatorMissing] = useState(false);

  const amountMinor = readAmount(amount, currency);
  const missingMinor =
    amountMinor !== null && balanceMinor !== null && amountMinor > balanceMinor
      ? amountMinor - balanceMinor
      : null;

  const review = form.handleSubmit(async (input) => {
    const settled = await choice.settle();
    if (settled.failure === 'INVALID_PHONE' || settled.failure === 'PHONE_NOT_ALLOWED') {
      form.setError('phone', { message: settled.failure }, { shouldFocus: true });
    } else if (settled.failure === 'PHONE_NOT_SERVED' && settled.operator === null) {
      setIsOperatorMissing(true);
    } else {
      onReview({ ...input, phone: settled.phone ?? input.phone, operator: settled.operator });
    }
  });

  return (
    <form
      noValidate
      onSubmit={(event) => void review(event)}
      className="flex flex-col gap-5 p-5 phone:p-4"
    >
      <Field
        label={charges.phone}
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
            placeholder={charges.phonePlaceholder}
            className="h-11 text-base tabular-nums"
          />
        )}
      </Field>

      <OperatorField choice={choice} isMissing={isOperatorMissing} />

      <div className="flex flex-col gap-2.5">
        <Field
          label={charges.amount}
          error={fieldError(errors.amount)}
          hint={
            <span className="flex flex-wrap justify-between gap-x-4">
              {amountMinor === null ? (
                <span />
              ) : (
                <Money amount={formatMoney(amountMinor, currency)} />
              )}
              {balanceMinor === null ? null : (
                <span>
                  {charges.available} <Money amount={formatMoney(balanceMinor, currency)} />
                </span>
              )}
            </span>
          }
        >
          {(control) => <AmountInput {...control} {...form.register('amount')} />}
        </Field>
        <AmountChips
          amounts={recentAmounts}
          onChoose={(chosen) => form.setValue('amount', chosen, { shouldValidate: true })}
        />
      </div>

      <div className="flex flex-col gap-3">
        {balanceMinor === 0n ? <EmptyWalletNotice /> : null}
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
          {charges.review}
          <ArrowRight aria-hidden className="rtl:-scale-x-100" />
        </Button>
      </div>
    </form>
  );
}

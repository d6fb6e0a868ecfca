'use client';

import { parseSignedMoney } from '@chargeflow/core/money';
import { adjustWalletInput } from '@chargeflow/core/wallets/inputs';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';

import { AdjustmentPreview } from '#components/sellers/adjustment-preview';
import { useCurrency } from '#components/shell/currency';
import { AmountInput } from '#components/ui/amount-input';
import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Textarea } from '#components/ui/input';
import { Notice } from '#components/ui/notice';
import { toast } from '#components/ui/toasts';
import { cleanAmount } from '#forms/amount';
import { signedMoneyField } from '#forms/money-field';
import { useFailureText } from '#hooks/use-failure-text';
import { useFieldError } from '#hooks/use-field-error';
import { useFormat } from '#hooks/use-format';
import { useTRPC } from '#trpc/client';
import type { AdminUser } from '#trpc/types';

interface AdjustWalletProps {
  user: AdminUser;
  open: boolean;
  onClose: () => void;
}

export function AdjustWallet({ user, open, onClose }: AdjustWalletProps) {
  const t = useTranslations();
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={t('sellers.adjustTitle')}
      description={t('sellers.adjustText')}
    >
      <AdjustForm user={user} onDone={onClose} />
    </Dialog>
  );
}

/** The key is minted once an opening, so sending the form twice moves the money once. */
function AdjustForm({ user, onDone }: { user: AdminUser; onDone: () => void }) {
  const t = useTranslations();
  const fieldError = useFieldError();
  const failureText = useFailureText();
  const { moneyText } = useFormat();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const currency = useCurrency();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const schema = z.object({
    amount: signedMoneyField(currency),
    reason: adjustWalletInput.shape.reason,
  });
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { amount: '', reason: '' },
  });
  const { errors } = form.formState;
  const amount = cleanAmount(useWatch({ control: form.control, name: 'amount' }));
  const isAmount = schema.shape.amount.safeParse(amount).success;
  const amountMinor = isAmount ? parseSignedMoney(amount, currency) : null;

  const adjust = useMutation(
    trpc.admin.wallet.adjust.mutationOptions({
      onSuccess: async ({ balanceAfter }) => {
        onDone();
        toast.success(t('sellers.adjustDone', { balance: moneyText(balanceAfter, currency) }));
        await queryClient.invalidateQueries(trpc.admin.pathFilter());
      },
    }),
  );
  const send = form.handleSubmit((input) =>
    adjust.mutate({ ...input, userId: user.id, idempotencyKey }),
  );
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="contents">
      <DialogBody>
        <Field
          label={t('sellers.adjustAmount')}
          error={fieldError(errors.amount)}
          hint={t('sellers.adjustAmountHint')}
        >
          {(control) => <AmountInput {...control} {...form.register('amount')} autoFocus />}
        </Field>
        <Field
          label={t('sellers.adjustReason')}
          error={errors.reason === undefined ? undefined : t('queue.reasonNeeded')}
        >
          {(control) => <Textarea {...control} {...form.register('reason')} rows={2} />}
        </Field>
        <AdjustmentPreview balance={user.balance} amountMinor={amountMinor} />
        {adjust.isError ? <Notice tone="bad">{failureText(adjust.error)}</Notice> : null}
      </DialogBody>
      <DialogActions>
        <Button onClick={onDone}>{t('overlay.cancel')}</Button>
        <Button type="submit" variant="primary" busy={adjust.isPending}>
          {t('sellers.adjust')}
        </Button>
      </DialogActions>
    </form>
  );
}

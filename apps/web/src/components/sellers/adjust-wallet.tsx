'use client';

import { formatMoney, parseSignedMoney } from '@chargeflow/core/money';
import { adjustWalletInput } from '@chargeflow/core/wallets/inputs';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';

import { useCurrency } from '#components/shell/currency';
import { AmountInput } from '#components/ui/amount-input';
import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Textarea } from '#components/ui/input';
import { Money } from '#components/ui/money';
import { Notice } from '#components/ui/notice';
import { fieldError } from '#forms/field-error';
import { cleanAmount, signedMoneyField } from '#forms/money-field';
import { toMinor } from '#format/minor';
import { moneyText } from '#format/money';
import { failureText } from '#i18n/failure';
import { fill } from '#i18n/fill';
import { overlay } from '#i18n/overlay';
import { queue } from '#i18n/queue';
import { sellers } from '#i18n/sellers';
import { useTRPC } from '#trpc/client';
import type { AdminUser } from '#trpc/types';

interface AdjustWalletProps {
  user: AdminUser;
  open: boolean;
  onClose: () => void;
}

export function AdjustWallet({ user, open, onClose }: AdjustWalletProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={sellers.adjustTitle}
      description={sellers.adjustText}
    >
      <AdjustForm user={user} onDone={onClose} />
    </Dialog>
  );
}

/** The key is minted once an opening, so sending the form twice moves the money once. */
function AdjustForm({ user, onDone }: { user: AdminUser; onDone: () => void }) {
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
  const afterMinor = isAmount
    ? toMinor(user.balance, currency) + parseSignedMoney(amount, currency)
    : null;

  const adjust = useMutation(
    trpc.admin.wallet.adjust.mutationOptions({
      onSuccess: async ({ balanceAfter }) => {
        onDone();
        toast.success(fill(sellers.adjustDone, { balance: moneyText(balanceAfter, currency) }));
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
          label={sellers.adjustAmount}
          error={fieldError(errors.amount)}
          hint={
            afterMinor === null ? (
              sellers.adjustAmountHint
            ) : (
              <span className={afterMinor < 0n ? 'text-bad' : undefined}>
                {sellers.balanceAfter} <Money amount={formatMoney(afterMinor, currency)} />
              </span>
            )
          }
        >
          {(control) => <AmountInput {...control} {...form.register('amount')} autoFocus />}
        </Field>
        <Field
          label={sellers.adjustReason}
          error={errors.reason === undefined ? undefined : queue.reasonNeeded}
        >
          {(control) => <Textarea {...control} {...form.register('reason')} rows={2} />}
        </Field>
        {adjust.isError ? <Notice tone="bad">{failureText(adjust.error)}</Notice> : null}
      </DialogBody>
      <DialogActions>
        <Button onClick={onDone}>{overlay.cancel}</Button>
        <Button type="submit" variant="primary" busy={adjust.isPending}>
          {sellers.adjust}
        </Button>
      </DialogActions>
    </form>
  );
}

'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { z } from 'zod';

import { useCurrency } from '#components/shell/currency';
import { AmountInput } from '#components/ui/amount-input';
import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Notice } from '#components/ui/notice';
import { toast } from '#components/ui/toasts';
import { moneyField } from '#forms/money-field';
import { useFailureText } from '#hooks/use-failure-text';
import { useFieldError } from '#hooks/use-field-error';
import { useTRPC } from '#trpc/client';

interface SetLowBalanceProps {
  threshold: string | null;
  open: boolean;
  onClose: () => void;
}

export function SetLowBalance({ threshold, open, onClose }: SetLowBalanceProps) {
  const t = useTranslations();
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={t('wallet.warnTitle')}
      description={t('wallet.warnText')}
    >
      <LowBalanceForm threshold={threshold} onDone={onClose} />
    </Dialog>
  );
}

function LowBalanceForm({ threshold, onDone }: { threshold: string | null; onDone: () => void }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const currency = useCurrency();
  const failureText = useFailureText();
  const fieldError = useFieldError();
  const form = useForm({
    resolver: zodResolver(z.object({ threshold: moneyField(currency) })),
    defaultValues: { threshold: threshold ?? '' },
  });
  const save = useMutation(
    trpc.wallet.setLowBalance.mutationOptions({
      onSuccess: (wallet) => {
        queryClient.setQueryData(trpc.wallet.get.queryKey(), wallet);
        toast.success(t('wallet.warnSaved'));
        onDone();
      },
    }),
  );
  const send = form.handleSubmit((input) => save.mutate(input));
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="contents">
      <DialogBody>
        <Field label={t('wallet.warnBelow')} error={fieldError(form.formState.errors.threshold)}>
          {(control) => <AmountInput {...control} {...form.register('threshold')} autoFocus />}
        </Field>
        {save.isError ? <Notice tone="bad">{failureText(save.error)}</Notice> : null}
      </DialogBody>
      <DialogActions>
        {threshold === null ? null : (
          <Button
            variant="ghost"
            disabled={save.isPending}
            onClick={() => save.mutate({ threshold: null })}
          >
            {t('wallet.warnOff')}
          </Button>
        )}
        <Button type="submit" variant="primary" busy={save.isPending}>
          {t('wallet.warnSave')}
        </Button>
      </DialogActions>
    </form>
  );
}

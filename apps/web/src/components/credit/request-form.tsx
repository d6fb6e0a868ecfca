'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { useCurrency } from '#components/shell/currency';
import { AmountInput } from '#components/ui/amount-input';
import { Button, ButtonLink } from '#components/ui/button';
import { Field } from '#components/ui/field';
import { Textarea } from '#components/ui/input';
import { Notice } from '#components/ui/notice';
import { toast } from '#components/ui/toasts';
import { failureField } from '#forms/failure-field';
import { useFailureText } from '#hooks/use-failure-text';
import { useFieldError } from '#hooks/use-field-error';
import { useFields } from '#hooks/use-fields';
import { useFormat } from '#hooks/use-format';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';

/** Asks for credit. The key is minted once a form, so sending it twice asks once. */
export function RequestForm() {
  const t = useTranslations();
  const failureText = useFailureText();
  const fieldError = useFieldError();
  const { moneyText } = useFormat();
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const currency = useCurrency();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const form = useFields({
    initial: { amount: '', note: '' },
    load: () => import('#forms/schemas').then(({ requestSchema }) => requestSchema(currency)),
    onceLeft: true,
  });
  const { errors } = form;
  const request = useMutation(
    trpc.credit.request.mutationOptions({
      onSuccess: (made) => {
        toast.success(t('credit.sent', { amount: moneyText(made.amount, currency) }));
        void queryClient.invalidateQueries(trpc.credit.pathFilter());
        router.push('/wallet/credit');
      },
      onError: (error) => {
        if (failureField(failureOf(error).code) === 'amount') {
          form.refuse('amount', failureText(error));
        }
      },
    }),
  );
  const send = form.handleSubmit(({ amount, note }) => {
    request.mutate({ amount, ...(note ? { note } : {}), idempotencyKey });
  });
  const busy = request.isPending || request.isSuccess;

  return (
    <form
      noValidate
      onSubmit={(event) => void send(event)}
      className="flex flex-col gap-5 p-5 phone:p-4"
    >
      <Field label={t('credit.amount')} error={fieldError(errors.amount)}>
        {(control) => <AmountInput {...control} {...form.register('amount')} autoFocus />}
      </Field>
      <Field
        label={t('credit.note')}
        optional={t('states.optional')}
        error={fieldError(errors.note)}
      >
        {(control) => (
          <Textarea
            {...control}
            {...form.register('note')}
            placeholder={t('credit.notePlaceholder')}
          />
        )}
      </Field>
      {request.isError && failureField(failureOf(request.error).code) !== 'amount' ? (
        <Notice tone="bad">{failureText(request.error)}</Notice>
      ) : null}
      <div className="flex justify-end gap-2 phone:flex-col-reverse phone:[&>*]:w-full">
        <ButtonLink href="/wallet/credit">{t('overlay.cancel')}</ButtonLink>
        <Button type="submit" variant="primary" busy={busy}>
          {t('credit.send')}
        </Button>
      </div>
    </form>
  );
}

'use client';

import { addPhoneInput } from '@chargeflow/core/phones/inputs';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';

import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';
import { Notice } from '#components/ui/notice';
import { toast } from '#components/ui/toasts';
import { failureField } from '#forms/failure-field';
import { useFailureText } from '#hooks/use-failure-text';
import { useFieldError } from '#hooks/use-field-error';
import { useFormat } from '#hooks/use-format';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';

interface AddPhoneProps {
  open: boolean;
  onClose: () => void;
}

export function AddPhone({ open, onClose }: AddPhoneProps) {
  const t = useTranslations();
  return (
    <Dialog open={open} onOpenChange={onClose} title={t('phones.addTitle')}>
      <AddPhoneForm onDone={onClose} />
    </Dialog>
  );
}

/** Inside the dialog, so that it begins empty each time it opens. */
function AddPhoneForm({ onDone }: { onDone: () => void }) {
  const { phoneText } = useFormat();
  const t = useTranslations();
  const failureText = useFailureText();
  const fieldError = useFieldError();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = useForm({
    resolver: zodResolver(addPhoneInput),
    defaultValues: { phone: '', label: '' },
  });
  const { errors } = form.formState;
  const add = useMutation(
    trpc.phone.add.mutationOptions({
      onSuccess: async (added) => {
        await queryClient.invalidateQueries(trpc.phone.pathFilter());
        toast.success(t('phones.added', { phone: phoneText(added.phone) }));
        onDone();
      },
      onError: (error) => {
        if (failureField(failureOf(error).code) === 'phone') {
          form.setError('phone', { type: 'server', message: failureText(error) });
        }
      },
    }),
  );
  const send = form.handleSubmit(({ phone, label }) =>
    add.mutate({ phone, ...(label ? { label } : {}) }),
  );
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="contents">
      <DialogBody>
        <Field label={t('phones.phone')} error={fieldError(errors.phone)}>
          {(control) => (
            <Input
              {...control}
              {...form.register('phone')}
              type="tel"
              inputMode="tel"
              autoComplete="off"
              autoFocus
              dir="ltr"
              placeholder={t('charges.phonePlaceholder')}
              className="tabular-nums rtl:text-end"
            />
          )}
        </Field>
        <Field
          label={t('phones.label')}
          optional={t('states.optional')}
          error={fieldError(errors.label)}
        >
          {(control) => (
            <Input
              {...control}
              {...form.register('label')}
              autoComplete="off"
              placeholder={t('phones.labelPlaceholder')}
            />
          )}
        </Field>
        {add.isError && errors.phone === undefined ? (
          <Notice tone="bad">{failureText(add.error)}</Notice>
        ) : null}
      </DialogBody>
      <DialogActions>
        <Button onClick={onDone}>{t('overlay.cancel')}</Button>
        <Button type="submit" variant="primary" busy={add.isPending}>
          {t('phones.save')}
        </Button>
      </DialogActions>
    </form>
  );
}

'use client';

import { addPhoneInput } from '@chargeflow/core/phones/inputs';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';

import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';
import { Notice } from '#components/ui/notice';
import { failureField } from '#forms/failure-field';
import { fieldError } from '#forms/field-error';
import { charges } from '#i18n/charges';
import { failureText } from '#i18n/failure';
import { fill } from '#i18n/fill';
import { overlay } from '#i18n/overlay';
import { phones } from '#i18n/phones';
import { states } from '#i18n/states';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';

interface AddPhoneProps {
  open: boolean;
  onClose: () => void;
}

export function AddPhone({ open, onClose }: AddPhoneProps) {
  return (
    <Dialog open={open} onOpenChange={onClose} title={phones.addTitle}>
      <AddPhoneForm onDone={onClose} />
    </Dialog>
  );
}

/** Inside the dialog, so that it begins empty each time it opens. */
function AddPhoneForm({ onDone }: { onDone: () => void }) {
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
        toast.success(fill(phones.added, { phone: added.phone }));
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
        <Field label={phones.phone} error={fieldError(errors.phone)}>
          {(control) => (
            <Input
              {...control}
              {...form.register('phone')}
              type="tel"
              inputMode="tel"
              autoComplete="off"
              autoFocus
              dir="ltr"
              placeholder={charges.phonePlaceholder}
              className="tabular-nums"
            />
          )}
        </Field>
        <Field label={phones.label} optional={states.optional} error={fieldError(errors.label)}>
          {(control) => (
            <Input
              {...control}
              {...form.register('label')}
              autoComplete="off"
              placeholder={phones.labelPlaceholder}
            />
          )}
        </Field>
        {add.isError && errors.phone === undefined ? (
          <Notice tone="bad">{failureText(add.error)}</Notice>
        ) : null}
      </DialogBody>
      <DialogActions>
        <Button onClick={onDone}>{overlay.cancel}</Button>
        <Button type="submit" variant="primary" busy={add.isPending}>
          {phones.save}
        </Button>
      </DialogActions>
    </form>
  );
}

'use client';

import { updatePhoneInput } from '@chargeflow/core/phones/inputs';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';

import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';
import { Notice } from '#components/ui/notice';
import { Phone } from '#components/ui/phone';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useFieldError } from '#hooks/use-field-error';
import { useFormat } from '#hooks/use-format';
import { useLast } from '#hooks/use-last';
import { useTRPC } from '#trpc/client';
import type { PhoneEntry } from '#trpc/types';

interface EditLabelProps {
  entry: PhoneEntry | null;
  onClose: () => void;
}

/** Gives a phone of the book another label, or takes it away. */
export function EditLabel({ entry, onClose }: EditLabelProps) {
  const t = useTranslations();
  const shown = useLast(entry);
  return (
    <Dialog open={entry !== null} onOpenChange={onClose} title={t('phones.editTitle')}>
      {shown ? <EditLabelForm entry={shown} onDone={onClose} /> : null}
    </Dialog>
  );
}

/** Inside the dialog, so that it begins with the present label each time it opens. */
function EditLabelForm({ entry, onDone }: { entry: PhoneEntry; onDone: () => void }) {
  const t = useTranslations();
  const { phoneText } = useFormat();
  const failureText = useFailureText();
  const fieldError = useFieldError();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const form = useForm({
    resolver: zodResolver(updatePhoneInput),
    defaultValues: { id: entry.id, label: entry.label ?? '' },
  });
  const save = useMutation(
    trpc.phone.update.mutationOptions({
      onSuccess: async () => {
        await Promise.all([
          queryClient.invalidateQueries(trpc.phone.pathFilter()),
          queryClient.invalidateQueries(trpc.charge.recipients.pathFilter()),
        ]);
        toast.success(t('phones.edited', { phone: phoneText(entry.phone) }));
        onDone();
      },
    }),
  );
  const send = form.handleSubmit((input) => save.mutate(input));
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="contents">
      <DialogBody>
        <Phone number={entry.phone} className="text-base font-medium" />
        <Field
          label={t('phones.label')}
          optional={t('states.optional')}
          error={fieldError(form.formState.errors.label)}
        >
          {(control) => (
            <Input
              {...control}
              {...form.register('label')}
              dir="auto"
              autoComplete="off"
              autoFocus
              placeholder={t('phones.labelPlaceholder')}
            />
          )}
        </Field>
        {save.isError ? <Notice tone="bad">{failureText(save.error)}</Notice> : null}
      </DialogBody>
      <DialogActions>
        <Button onClick={onDone}>{t('overlay.cancel')}</Button>
        <Button type="submit" variant="primary" busy={save.isPending}>
          {t('phones.saveLabel')}
        </Button>
      </DialogActions>
    </form>
  );
}

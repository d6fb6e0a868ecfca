'use client';

import { createApiKeyInput } from '@chargeflow/core/api-keys/inputs';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';

import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';
import { Notice } from '#components/ui/notice';
import { SecretOutput } from '#components/ui/secret-output';
import { useFailureText } from '#hooks/use-failure-text';
import { useFieldError } from '#hooks/use-field-error';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';

interface MakeKeyProps {
  open: boolean;
  onClose: () => void;
}

export function MakeKey({ open, onClose }: MakeKeyProps) {
  const t = useTranslations();
  return (
    <Dialog open={open} onOpenChange={onClose} title={t('profile.makeKey')}>
      <MakeKeyForm onDone={onClose} />
    </Dialog>
  );
}

/** Inside the dialog, so that the key is forgotten as the dialog closes. */
function MakeKeyForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const fieldError = useFieldError();
  const form = useForm({ resolver: zodResolver(createApiKeyInput), defaultValues: { name: '' } });
  const make = useMutation(
    trpc.apiKey.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.apiKey.list.pathFilter()),
    }),
  );
  const send = form.handleSubmit((input) => make.mutate(input));
  if (make.data) return <NewKey secret={make.data.key} onDone={onDone} />;
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="contents">
      <DialogBody>
        <Field label={t('profile.keyName')} error={fieldError(form.formState.errors.name)}>
          {(control) => (
            <Input
              {...control}
              {...form.register('name')}
              autoFocus
              autoComplete="off"
              placeholder={t('profile.keyNamePlaceholder')}
            />
          )}
        </Field>
        {make.isError ? (
          <Notice tone="bad">
            {failureOf(make.error).name === 'INVALID_STATUS'
              ? t('profile.tooManyKeys')
              : failureText(make.error)}
          </Notice>
        ) : null}
      </DialogBody>
      <DialogActions>
        <Button type="submit" variant="primary" busy={make.isPending}>
          {t('profile.makeKey')}
        </Button>
      </DialogActions>
    </form>
  );
}

function NewKey({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useTranslations();
  return (
    <>
      <DialogBody>
        <Notice tone="good">
          {t('profile.keyMade')}. {t('profile.keyShownOnce')}
        </Notice>
        <SecretOutput label={t('apiKeys.key')} text={secret} copyLabel={t('profile.copyKey')} />
      </DialogBody>
      <DialogActions>
        <Button variant="primary" onClick={onDone}>
          {t('profile.done')}
        </Button>
      </DialogActions>
    </>
  );
}

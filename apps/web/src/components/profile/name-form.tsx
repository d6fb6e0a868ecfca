'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';

import { Button } from '#components/ui/button';
import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';
import { Notice } from '#components/ui/notice';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useFieldError } from '#hooks/use-field-error';
import { useFields } from '#hooks/use-fields';
import { useTRPC } from '#trpc/client';

/** What the account is called; empty for no name. */
export function NameForm({ name }: { name: string }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const router = useRouter();
  const failureText = useFailureText();
  const fieldError = useFieldError();
  const form = useFields({
    initial: { name },
    load: () =>
      import('@chargeflow/core/auth/inputs').then(({ updateProfileInput }) => updateProfileInput),
  });
  const save = useMutation(
    trpc.auth.updateProfile.mutationOptions({
      onSuccess: () => {
        toast.success(t('profile.saved'));
        // The name stands in the navigation, which the server renders.
        router.refresh();
      },
    }),
  );
  const send = form.handleSubmit((input) => save.mutate(input));
  return (
    <form
      noValidate
      onSubmit={(event) => void send(event)}
      className="flex flex-col gap-3 px-5 pb-5 phone:px-4 phone:pb-4"
    >
      <Field label={t('auth.name')} error={fieldError(form.errors.name)}>
        {(control) => <Input {...control} {...form.register('name')} autoComplete="name" />}
      </Field>
      {save.isError ? <Notice tone="bad">{failureText(save.error)}</Notice> : null}
      <Button type="submit" busy={save.isPending} className="self-end phone:w-full">
        {t('profile.save')}
      </Button>
    </form>
  );
}

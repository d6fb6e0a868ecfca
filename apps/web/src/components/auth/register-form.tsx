'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { PasswordField } from '#components/auth/password-field';
import { Button } from '#components/ui/button';
import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';
import { Notice } from '#components/ui/notice';
import { failureField } from '#forms/failure-field';
import { useEnter } from '#hooks/use-enter';
import { useFailureText } from '#hooks/use-failure-text';
import { useFieldError } from '#hooks/use-field-error';
import { useFields } from '#hooks/use-fields';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';

/** Makes the account and signs in at once. */
export function RegisterForm({ returnPath }: { returnPath: string }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const fieldError = useFieldError();
  const trpc = useTRPC();
  const form = useFields({
    initial: { name: '', email: '', password: '' },
    load: () => import('#forms/schemas').then(({ registerSchema }) => registerSchema),
    onceLeft: true,
  });
  const { errors } = form;
  const register = useMutation(trpc.auth.register.mutationOptions());
  const entry = useEnter(returnPath);

  const send = form.handleSubmit(async ({ name, ...credentials }) => {
    try {
      await register.mutateAsync({ ...credentials, ...(name !== '' && { name }) });
    } catch (error) {
      const field = failureField(failureOf(error).code);
      if (field === 'email' || field === 'password') form.refuse(field, failureText(error));
      return;
    }
    await entry.enter(credentials).catch(() => undefined);
  });

  const isFieldFailure = register.isError && failureField(failureOf(register.error).code) !== null;
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => void send(event)}
      className="flex flex-col gap-4"
    >
      {register.isError && !isFieldFailure ? (
        <Notice tone="bad">{failureText(register.error)}</Notice>
      ) : null}
      {entry.failure !== null || entry.isUnreachable ? (
        <Notice tone="warn">{t('auth.registeredNotSignedIn')}</Notice>
      ) : null}
      <Field label={t('auth.name')} optional={t('states.optional')} error={fieldError(errors.name)}>
        {(control) => (
          <Input {...control} {...form.register('name')} autoComplete="name" className="h-11" />
        )}
      </Field>
      <Field label={t('auth.email')} error={fieldError(errors.email)}>
        {(control) => (
          <Input
            {...control}
            {...form.register('email')}
            type="email"
            autoComplete="username"
            dir="ltr"
            className="h-11"
          />
        )}
      </Field>
      <PasswordField
        {...form.register('password')}
        label={t('auth.password')}
        hint={t('auth.passwordHint')}
        error={fieldError(errors.password)}
        autoComplete="new-password"
      />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        busy={register.isPending || entry.isBusy}
        className="mt-1"
      >
        {t('auth.register')}
      </Button>
    </form>
  );
}

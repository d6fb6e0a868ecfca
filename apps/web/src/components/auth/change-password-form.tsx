'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { PasswordField } from '#components/auth/password-field';
import { Button } from '#components/ui/button';
import { Card } from '#components/ui/card';
import { Notice } from '#components/ui/notice';
import { PageHeader } from '#components/ui/page-header';
import { failureField } from '#forms/failure-field';
import { useFailureText } from '#hooks/use-failure-text';
import { useFieldError } from '#hooks/use-field-error';
import { useFields } from '#hooks/use-fields';
import { leaveForSignIn, prepareToLeave, stay } from '#session/leave';
import { signInPath } from '#session/return-path';
import { clearSessionCookie } from '#session/sign-in';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';

/** Changing the password ends every session, this one too; one signs in again with the new one. */
export function ChangePasswordForm() {
  const t = useTranslations();
  const failureText = useFailureText();
  const fieldError = useFieldError();
  const trpc = useTRPC();
  const form = useFields({
    initial: { currentPassword: '', newPassword: '' },
    load: () =>
      import('@chargeflow/core/auth/inputs').then(({ changePasswordInput }) => changePasswordInput),
  });
  const { errors } = form;
  const change = useMutation(
    trpc.auth.changePassword.mutationOptions({
      onMutate: prepareToLeave,
      onSuccess: async () => {
        await clearSessionCookie().catch(() => undefined);
        window.location.assign(signInPath({ reason: 'password-changed' }));
      },
      onError: (error) => {
        const { code, name } = failureOf(error);
        const message = failureText(error);
        stay();
        if (name === 'UNAUTHENTICATED') leaveForSignIn('ended');
        if (name === 'INVALID_CREDENTIALS') {
          form.refuse('currentPassword', message);
        } else if (failureField(code) === 'password') {
          form.refuse('newPassword', message);
        }
      },
    }),
  );
  const send = form.handleSubmit((input) => change.mutate(input));
  const isShownAtField = errors.currentPassword !== undefined || errors.newPassword !== undefined;

  return (
    <>
      <PageHeader
        title={t('auth.changePasswordTitle')}
        description={t('auth.changePasswordText')}
      />
      <Card className="max-w-lg">
        <form
          noValidate
          onSubmit={(event) => void send(event)}
          className="flex flex-col gap-5 p-5 phone:p-4"
        >
          {change.isError && !isShownAtField ? (
            <Notice tone="bad">{failureText(change.error)}</Notice>
          ) : null}
          <PasswordField
            {...form.register('currentPassword')}
            label={t('auth.currentPassword')}
            error={fieldError(errors.currentPassword)}
            autoComplete="current-password"
          />
          <PasswordField
            {...form.register('newPassword')}
            label={t('auth.newPassword')}
            hint={t('auth.passwordHint')}
            error={fieldError(errors.newPassword)}
            autoComplete="new-password"
          />
          <Button
            type="submit"
            variant="primary"
            busy={change.isPending || change.isSuccess}
            className="self-end phone:w-full"
          >
            {t('auth.changePassword')}
          </Button>
        </form>
      </Card>
    </>
  );
}

'use client';

import { ERRORS } from '@chargeflow/core/errors';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { PasswordField } from '#components/auth/password-field';
import { CodeField } from '#components/second-factor/code-field';
import { Button } from '#components/ui/button';
import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';
import { Notice } from '#components/ui/notice';
import { useEnter } from '#hooks/use-enter';
import { useErrorText } from '#hooks/use-error-text';
import { useFieldError } from '#hooks/use-field-error';
import { useFields } from '#hooks/use-fields';
import type { SignInReason } from '#session/return-path';

const REASONS = {
  ended: { tone: 'info', text: 'auth.reasonEnded' },
  suspended: { tone: 'warn', text: 'auth.reasonSuspended' },
  'signed-out': { tone: 'good', text: 'auth.reasonSignedOut' },
  'password-changed': { tone: 'good', text: 'auth.reasonPasswordChanged' },
} as const satisfies Record<SignInReason, unknown>;

/** Those that ask for a code beside the password, or for another one. */
const CODE_REFUSALS: ReadonlySet<number | undefined> = new Set([
  ERRORS.SECOND_FACTOR_REQUIRED.code,
  ERRORS.INVALID_CODE.code,
]);

interface SignInFormProps {
  returnPath: string;
  reason: SignInReason | null;
}

export function SignInForm({ returnPath, reason }: SignInFormProps) {
  const t = useTranslations();
  const errorText = useErrorText();
  const fieldError = useFieldError();
  const [asksCode, setAsksCode] = useState(false);
  const form = useFields({
    initial: { email: '', password: '', code: '' },
    load: () => import('#forms/schemas').then(({ signInSchema }) => signInSchema(asksCode)),
  });
  const { errors } = form;
  const { enter, failure, isUnreachable, isBusy } = useEnter(returnPath);
  const send = form.handleSubmit(async (input) => {
    const refusal = await enter(input).catch(() => null);
    const isOfCode = CODE_REFUSALS.has(refusal?.code);
    setAsksCode(isOfCode);
    // The field is there with the next picture.
    setTimeout(() => form.focus(isOfCode ? 'code' : 'password', { select: true }));
  });

  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => void send(event)}
      className="flex flex-col gap-4"
    >
      {failure !== null ? (
        <Notice tone={failure.code === ERRORS.SECOND_FACTOR_REQUIRED.code ? 'info' : 'bad'}>
          {errorText(failure.code, failure.details)}
        </Notice>
      ) : isUnreachable ? (
        <Notice tone="bad">{t('transport.offline')}</Notice>
      ) : reason !== null ? (
        <Notice tone={REASONS[reason].tone}>{t(REASONS[reason].text)}</Notice>
      ) : null}
      <Field label={t('auth.email')} error={fieldError(errors.email)}>
        {(control) => (
          <Input
            {...control}
            {...form.register('email')}
            type="email"
            autoComplete="username"
            autoFocus
            dir="ltr"
            className="h-11"
          />
        )}
      </Field>
      <PasswordField
        {...form.register('password')}
        label={t('auth.password')}
        error={fieldError(errors.password)}
        autoComplete="current-password"
      />
      {asksCode ? (
        <CodeField {...form.register('code')} error={fieldError(errors.code)} takesRecoveryCode />
      ) : null}
      <Button type="submit" variant="primary" size="lg" busy={isBusy} className="mt-1">
        {t('auth.signIn')}
      </Button>
    </form>
  );
}

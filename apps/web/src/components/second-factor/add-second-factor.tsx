'use client';

import { beginSecondFactorInput, confirmSecondFactorInput } from '@chargeflow/core/auth/inputs';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';

import { PasswordField } from '#components/auth/password-field';
import { CodeField } from '#components/second-factor/code-field';
import { KeyPicture } from '#components/second-factor/key-picture';
import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Notice } from '#components/ui/notice';
import { SecretOutput } from '#components/ui/secret-output';
import { useFailureText } from '#hooks/use-failure-text';
import { useFieldError } from '#hooks/use-field-error';
import { useTRPC } from '#trpc/client';

interface Enrolment {
  key: string;
  uri: string;
}

/** Password, then the app's first code, then the recovery codes; nothing is on before the code. */
export function AddSecondFactor({ onClose }: { onClose: () => void }) {
  const t = useTranslations('secondFactor');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[] | null>(null);
  const finish = () => {
    onClose();
    // Only now, since the card has no place for this dialog once it is on.
    void queryClient.invalidateQueries(trpc.auth.secondFactor.get.queryFilter());
  };
  return (
    <Dialog
      open
      onOpenChange={finish}
      title={t('addTitle')}
      {...(enrolment === null && { description: t('addText') })}
    >
      {recoveryCodes !== null ? (
        <RecoveryCodes codes={recoveryCodes} onDone={finish} />
      ) : enrolment !== null ? (
        <ConfirmForm enrolment={enrolment} onConfirmed={setRecoveryCodes} />
      ) : (
        <PasswordForm onBegun={setEnrolment} />
      )}
    </Dialog>
  );
}

function PasswordForm({ onBegun }: { onBegun: (enrolment: Enrolment) => void }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const fieldError = useFieldError();
  const form = useForm({
    resolver: zodResolver(beginSecondFactorInput),
    defaultValues: { password: '' },
  });
  const begin = useMutation(trpc.auth.secondFactor.begin.mutationOptions({ onSuccess: onBegun }));
  const send = form.handleSubmit((input) => begin.mutate(input));
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="contents">
      <DialogBody>
        <PasswordField
          {...form.register('password')}
          label={t('auth.password')}
          error={fieldError(form.formState.errors.password)}
          autoFocus
          autoComplete="current-password"
        />
        {begin.isError ? <Notice tone="bad">{failureText(begin.error)}</Notice> : null}
      </DialogBody>
      <DialogActions>
        <Button type="submit" variant="primary" busy={begin.isPending}>
          {t('secondFactor.next')}
        </Button>
      </DialogActions>
    </form>
  );
}

interface ConfirmFormProps {
  enrolment: Enrolment;
  onConfirmed: (recoveryCodes: readonly string[]) => void;
}

function ConfirmForm({ enrolment: { key, uri }, onConfirmed }: ConfirmFormProps) {
  const t = useTranslations('secondFactor');
  const trpc = useTRPC();
  const failureText = useFailureText();
  const fieldError = useFieldError();
  const form = useForm({
    resolver: zodResolver(confirmSecondFactorInput),
    defaultValues: { code: '' },
  });
  const confirm = useMutation(
    trpc.auth.secondFactor.confirm.mutationOptions({
      onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
      onError: () => form.setFocus('code', { shouldSelect: true }),
    }),
  );
  const send = form.handleSubmit((input) => confirm.mutate(input));
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="contents">
      <DialogBody>
        <p className="text-ink-soft">{t('scan')}</p>
        <KeyPicture uri={uri} label={t('picture')} />
        <SecretOutput label={t('key')} text={key} copyLabel={t('copyKey')} />
        <CodeField
          {...form.register('code')}
          error={fieldError(form.formState.errors.code)}
          autoFocus
        />
        {confirm.isError ? <Notice tone="bad">{failureText(confirm.error)}</Notice> : null}
      </DialogBody>
      <DialogActions>
        <Button type="submit" variant="primary" busy={confirm.isPending}>
          {t('confirm')}
        </Button>
      </DialogActions>
    </form>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const t = useTranslations('secondFactor');
  return (
    <>
      <DialogBody>
        <Notice tone="good">{t('recoveryText')}</Notice>
        <SecretOutput
          label={t('recoveryCodes')}
          text={codes.join('\n')}
          copyLabel={t('copyCodes')}
        />
      </DialogBody>
      <DialogActions>
        <Button variant="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </DialogActions>
    </>
  );
}

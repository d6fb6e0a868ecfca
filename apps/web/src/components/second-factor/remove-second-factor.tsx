'use client';

import { removeSecondFactorInput } from '@chargeflow/core/auth/inputs';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';

import { PasswordField } from '#components/auth/password-field';
import { CodeField } from '#components/second-factor/code-field';
import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Notice } from '#components/ui/notice';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useFieldError } from '#hooks/use-field-error';
import { useTRPC } from '#trpc/client';

export function RemoveSecondFactor({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const fieldError = useFieldError();
  const form = useForm({
    resolver: zodResolver(removeSecondFactorInput),
    defaultValues: { password: '', code: '' },
  });
  const { errors } = form.formState;
  const remove = useMutation(
    trpc.auth.secondFactor.remove.mutationOptions({
      onSuccess: () => {
        toast.success(t('secondFactor.removed'));
        onClose();
        return queryClient.invalidateQueries(trpc.auth.secondFactor.get.queryFilter());
      },
    }),
  );
  const send = form.handleSubmit((input) => remove.mutate(input));
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('secondFactor.removeTitle')}
      description={t('secondFactor.removeText')}
    >
      <form noValidate onSubmit={(event) => void send(event)} className="contents">
        <DialogBody>
          <PasswordField
            {...form.register('password')}
            label={t('auth.password')}
            error={fieldError(errors.password)}
            autoFocus
            autoComplete="current-password"
          />
          <CodeField {...form.register('code')} error={fieldError(errors.code)} takesRecoveryCode />
          {remove.isError ? <Notice tone="bad">{failureText(remove.error)}</Notice> : null}
        </DialogBody>
        <DialogActions>
          <Button type="submit" variant="danger" busy={remove.isPending}>
            {t('secondFactor.remove')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

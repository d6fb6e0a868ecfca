'use client';

import { NOTE_MAX_CHARACTERS } from '@chargeflow/core/consts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '#components/ui/button';
import { Dialog, DialogActions, DialogBody } from '#components/ui/dialog';
import { Field } from '#components/ui/field';
import { Textarea } from '#components/ui/input';
import { Notice } from '#components/ui/notice';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useTRPC } from '#trpc/client';
import type { AdminUser } from '#trpc/types';

interface FreezeWalletProps {
  user: AdminUser;
  open: boolean;
  onClose: () => void;
}

/** Stops a wallet from selling, or lets it sell again; either way with a reason. */
export function FreezeWallet({ user, open, onClose }: FreezeWalletProps) {
  const t = useTranslations();
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={user.frozen ? t('sellerPage.unfreezeTitle') : t('sellerPage.freezeTitle')}
      description={user.frozen ? t('sellerPage.unfreezeText') : t('sellerPage.freezeText')}
    >
      <FreezeForm user={user} onDone={onClose} />
    </Dialog>
  );
}

function FreezeForm({ user, onDone }: { user: AdminUser; onDone: () => void }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const freeze = useMutation(
    trpc.admin.wallet.setFrozen.mutationOptions({
      onSuccess: async ({ frozen }) => {
        onDone();
        const done = frozen ? 'sellerPage.freezeDone' : 'sellerPage.unfreezeDone';
        toast.success(t(done, { email: user.email }));
        await queryClient.invalidateQueries(trpc.admin.pathFilter());
      },
    }),
  );
  return (
    <form
      noValidate
      className="contents"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') setIsMissing(true);
        else freeze.mutate({ userId: user.id, frozen: !user.frozen, reason: reason.trim() });
      }}
    >
      <DialogBody>
        <p dir="ltr" className="font-medium break-all rtl:text-end">
          {user.email}
        </p>
        <Field
          label={t('sellerPage.reason')}
          error={isMissing && reason.trim() === '' ? t('sellerPage.reasonNeeded') : undefined}
        >
          {(control) => (
            <Textarea
              {...control}
              autoFocus
              required
              rows={2}
              maxLength={NOTE_MAX_CHARACTERS}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {freeze.isError ? <Notice tone="bad">{failureText(freeze.error)}</Notice> : null}
      </DialogBody>
      <DialogActions>
        <Button onClick={onDone} disabled={freeze.isPending}>
          {t('overlay.cancel')}
        </Button>
        <Button type="submit" variant={user.frozen ? 'primary' : 'danger'} busy={freeze.isPending}>
          {user.frozen ? t('sellerPage.unfreeze') : t('sellerPage.freeze')}
        </Button>
      </DialogActions>
    </form>
  );
}

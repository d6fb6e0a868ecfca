'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { Email } from '#components/ui/email';
import { Notice } from '#components/ui/notice';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useRefreshUser } from '#hooks/use-refresh-user';
import { useTRPC } from '#trpc/client';
import type { AdminUser } from '#trpc/types';

interface ChangeStatusProps {
  user: AdminUser;
  open: boolean;
  onClose: () => void;
}

export function ChangeStatus({ user, open, onClose }: ChangeStatusProps) {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const refresh = useRefreshUser();
  const isSuspending = user.status === 'active';
  const change = useMutation(
    trpc.admin.user.setStatus.mutationOptions({
      onSuccess: async (changed) => {
        onClose();
        await refresh(changed);
        const message =
          changed.status === 'suspended' ? 'sellers.suspendDone' : 'sellers.activateDone';
        toast.success(t(message, { email: changed.email }));
      },
    }),
  );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onClose}
      title={isSuspending ? t('sellers.suspendTitle') : t('sellers.activateTitle')}
      description={isSuspending ? t('sellers.suspendText') : t('sellers.activateText')}
      confirmLabel={isSuspending ? t('sellers.suspend') : t('sellers.activate')}
      danger={isSuspending}
      busy={change.isPending}
      onConfirm={() =>
        change.mutate({ id: user.id, status: isSuspending ? 'suspended' : 'active' })
      }
    >
      <p className="font-medium break-all">
        <Email address={user.email} />
      </p>
      {change.isError ? <Notice tone="bad">{failureText(change.error)}</Notice> : null}
    </ConfirmDialog>
  );
}

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

interface ChangeRoleProps {
  user: AdminUser;
  open: boolean;
  onClose: () => void;
}

export function ChangeRole({ user, open, onClose }: ChangeRoleProps) {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const refresh = useRefreshUser();
  const isPromoting = user.role === 'seller';
  const change = useMutation(
    trpc.admin.user.setRole.mutationOptions({
      onSuccess: async (changed) => {
        onClose();
        await refresh(changed);
        toast.success(
          t('sellers.roleDone', {
            email: changed.email,
            role: t(`sellers.${changed.role}`).toLowerCase(),
          }),
        );
      },
    }),
  );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onClose}
      title={isPromoting ? t('sellers.makeAdminTitle') : t('sellers.makeSellerTitle')}
      description={isPromoting ? t('sellers.makeAdminText') : t('sellers.makeSellerText')}
      confirmLabel={isPromoting ? t('sellers.makeAdmin') : t('sellers.makeSeller')}
      danger={!isPromoting}
      busy={change.isPending}
      onConfirm={() => change.mutate({ id: user.id, role: isPromoting ? 'admin' : 'seller' })}
    >
      <p className="font-medium break-all">
        <Email address={user.email} />
      </p>
      {change.isError ? <Notice tone="bad">{failureText(change.error)}</Notice> : null}
    </ConfirmDialog>
  );
}

'use client';

import { useMutation } from '@tanstack/react-query';
import { toast } from 'sonner';

import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { Notice } from '#components/ui/notice';
import { useRefreshUser } from '#hooks/use-refresh-user';
import { failureText } from '#i18n/failure';
import { fill } from '#i18n/fill';
import { sellers } from '#i18n/sellers';
import { useTRPC } from '#trpc/client';
import type { AdminUser } from '#trpc/types';

interface ChangeStatusProps {
  user: AdminUser;
  open: boolean;
  onClose: () => void;
}

export function ChangeStatus({ user, open, onClose }: ChangeStatusProps) {
  const trpc = useTRPC();
  const refresh = useRefreshUser();
  const isSuspending = user.status === 'active';
  const change = useMutation(
    trpc.admin.user.setStatus.mutationOptions({
      onSuccess: async (changed) => {
        onClose();
        await refresh(changed);
        const message = changed.status === 'suspended' ? sellers.suspendDone : sellers.activateDone;
        toast.success(fill(message, { email: changed.email }));
      },
    }),
  );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onClose}
      title={isSuspending ? sellers.suspendTitle : sellers.activateTitle}
      description={isSuspending ? sellers.suspendText : sellers.activateText}
      confirmLabel={isSuspending ? sellers.suspend : sellers.activate}
      danger={isSuspending}
      busy={change.isPending}
      onConfirm={() =>
        change.mutate({ id: user.id, status: isSuspending ? 'suspended' : 'active' })
      }
    >
      <p className="font-medium break-all">{user.email}</p>
      {change.isError ? <Notice tone="bad">{failureText(change.error)}</Notice> : null}
    </ConfirmDialog>
  );
}

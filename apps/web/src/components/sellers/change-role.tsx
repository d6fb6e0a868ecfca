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

interface ChangeRoleProps {
  user: AdminUser;
  open: boolean;
  onClose: () => void;
}

export function ChangeRole({ user, open, onClose }: ChangeRoleProps) {
  const trpc = useTRPC();
  const refresh = useRefreshUser();
  const isPromoting = user.role === 'seller';
  const change = useMutation(
    trpc.admin.user.setRole.mutationOptions({
      onSuccess: async (changed) => {
        onClose();
        await refresh(changed);
        toast.success(
          fill(sellers.roleDone, {
            email: changed.email,
            role: sellers[changed.role].toLowerCase(),
          }),
        );
      },
    }),
  );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onClose}
      title={isPromoting ? sellers.makeAdminTitle : sellers.makeSellerTitle}
      description={isPromoting ? sellers.makeAdminText : sellers.makeSellerText}
      confirmLabel={isPromoting ? sellers.makeAdmin : sellers.makeSeller}
      danger={!isPromoting}
      busy={change.isPending}
      onConfirm={() => change.mutate({ id: user.id, role: isPromoting ? 'admin' : 'seller' })}
    >
      <p className="font-medium break-all">{user.email}</p>
      {change.isError ? <Notice tone="bad">{failureText(change.error)}</Notice> : null}
    </ConfirmDialog>
  );
}

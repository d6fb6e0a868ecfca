'use client';

import { useMutation } from '@tanstack/react-query';
import { toast } from 'sonner';

import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { Notice } from '#components/ui/notice';
import { useRefreshOperator } from '#hooks/use-refresh-operator';
import { failureText } from '#i18n/failure';
import { fill } from '#i18n/fill';
import { catalogue } from '#i18n/catalogue';
import { useTRPC } from '#trpc/client';
import type { SellerCommission } from '#trpc/types';

interface RemoveSellerCommissionProps {
  code: string;
  item: SellerCommission;
  open: boolean;
  onClose: () => void;
}

/** Takes a seller's own commission away, and with it the one that is to come. */
export function RemoveSellerCommission({ code, item, open, onClose }: RemoveSellerCommissionProps) {
  const trpc = useTRPC();
  const refresh = useRefreshOperator();
  const { id: userId, email } = item.user;
  const remove = useMutation(
    trpc.admin.operator.setSellerCommission.mutationOptions({
      onSuccess: async (changed) => {
        onClose();
        await refresh(changed);
        toast.success(fill(catalogue.removeDone, { email }));
      },
    }),
  );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onClose}
      title={catalogue.removeTitle}
      description={catalogue.removeText}
      confirmLabel={catalogue.remove}
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate({ code, userId, basisPoints: null })}
    >
      <p className="font-medium break-all">{email}</p>
      {remove.isError ? <Notice tone="bad">{failureText(remove.error)}</Notice> : null}
    </ConfirmDialog>
  );
}

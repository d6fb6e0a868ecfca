'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { Email } from '#components/ui/email';
import { Notice } from '#components/ui/notice';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useRefreshOperator } from '#hooks/use-refresh-operator';
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
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const refresh = useRefreshOperator();
  const { id: userId, email } = item.user;
  const remove = useMutation(
    trpc.admin.operator.setSellerCommission.mutationOptions({
      onSuccess: async (changed) => {
        onClose();
        await refresh(changed);
        toast.success(t('catalogue.removeDone', { email }));
      },
    }),
  );
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onClose}
      title={t('catalogue.removeTitle')}
      description={t('catalogue.removeText')}
      confirmLabel={t('catalogue.remove')}
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate({ code, userId, basisPoints: null })}
    >
      <p className="font-medium break-all">
        <Email address={email} />
      </p>
      {remove.isError ? <Notice tone="bad">{failureText(remove.error)}</Notice> : null}
    </ConfirmDialog>
  );
}

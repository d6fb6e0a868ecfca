'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { Detail, Details } from '#components/ui/details';
import { Money } from '#components/ui/money';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useLast } from '#hooks/use-last';
import { useTRPC } from '#trpc/client';
import type { CreditRequest } from '#trpc/types';

interface CancelCreditProps {
  request: CreditRequest | null;
  onClose: () => void;
}

export function CancelCredit({ request, onClose }: CancelCreditProps) {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const shown = useLast(request);
  const cancel = useMutation(
    trpc.credit.cancel.mutationOptions({
      onSuccess: () => toast.success(t('credit.cancelDone')),
      onError: (error) => toast.error(failureText(error)),
      onSettled: () => {
        onClose();
        return queryClient.invalidateQueries(trpc.credit.pathFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      open={request !== null}
      onOpenChange={onClose}
      title={t('credit.cancelTitle')}
      description={t('credit.cancelText')}
      confirmLabel={t('credit.cancel')}
      danger
      busy={cancel.isPending}
      onConfirm={() => {
        if (request !== null) cancel.mutate({ id: request.id });
      }}
    >
      {shown === null ? null : (
        <Details>
          <Detail term={t('credit.amount')}>
            <Money amount={shown.amount} className="font-medium" />
          </Detail>
        </Details>
      )}
    </ConfirmDialog>
  );
}

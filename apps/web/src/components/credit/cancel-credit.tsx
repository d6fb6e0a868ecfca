'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';

import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { Detail, Details } from '#components/ui/details';
import { Money } from '#components/ui/money';
import { useLast } from '#hooks/use-last';
import { credit } from '#i18n/credit';
import { failureText } from '#i18n/failure';
import { useTRPC } from '#trpc/client';
import type { CreditRequest } from '#trpc/types';

interface CancelCreditProps {
  request: CreditRequest | null;
  onClose: () => void;
}

export function CancelCredit({ request, onClose }: CancelCreditProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const shown = useLast(request);
  const cancel = useMutation(
    trpc.credit.cancel.mutationOptions({
      onSuccess: () => toast.success(credit.cancelDone),
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
      title={credit.cancelTitle}
      description={credit.cancelText}
      confirmLabel={credit.cancel}
      danger
      busy={cancel.isPending}
      onConfirm={() => {
        if (request !== null) cancel.mutate({ id: request.id });
      }}
    >
      {shown === null ? null : (
        <Details>
          <Detail term={credit.amount}>
            <Money amount={shown.amount} className="font-medium" />
          </Detail>
        </Details>
      )}
    </ConfirmDialog>
  );
}

'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { Phone } from '#components/ui/phone';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useFormat } from '#hooks/use-format';
import { useLast } from '#hooks/use-last';
import { useTRPC } from '#trpc/client';
import type { PhoneEntry } from '#trpc/types';

interface RemovePhoneProps {
  entry: PhoneEntry | null;
  onClose: () => void;
}

export function RemovePhone({ entry, onClose }: RemovePhoneProps) {
  const { phoneText } = useFormat();
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const shown = useLast(entry);
  const remove = useMutation(
    trpc.phone.remove.mutationOptions({
      onSuccess: () => toast.success(t('phones.removed', { phone: phoneText(shown?.phone ?? '') })),
      onError: (error) => toast.error(failureText(error)),
      onSettled: async () => {
        await queryClient.invalidateQueries(trpc.phone.pathFilter());
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      open={entry !== null}
      onOpenChange={onClose}
      title={t('phones.removeTitle')}
      description={t('phones.removeText')}
      confirmLabel={t('phones.remove')}
      danger
      busy={remove.isPending}
      onConfirm={() => {
        if (entry !== null) remove.mutate({ id: entry.id });
      }}
    >
      {shown === null ? null : <Phone number={shown.phone} className="text-base font-medium" />}
    </ConfirmDialog>
  );
}

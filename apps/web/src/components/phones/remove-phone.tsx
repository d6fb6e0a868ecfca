'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';

import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { Phone } from '#components/ui/phone';
import { useLast } from '#hooks/use-last';
import { failureText } from '#i18n/failure';
import { fill } from '#i18n/fill';
import { phones } from '#i18n/phones';
import { useTRPC } from '#trpc/client';
import type { PhoneEntry } from '#trpc/types';

interface RemovePhoneProps {
  entry: PhoneEntry | null;
  onClose: () => void;
}

export function RemovePhone({ entry, onClose }: RemovePhoneProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const shown = useLast(entry);
  const remove = useMutation(
    trpc.phone.remove.mutationOptions({
      onSuccess: () => toast.success(fill(phones.removed, { phone: shown?.phone ?? '' })),
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
      title={phones.removeTitle}
      description={phones.removeText}
      confirmLabel={phones.remove}
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

'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useLast } from '#hooks/use-last';
import { useTRPC } from '#trpc/client';
import type { ApiKey } from '#trpc/types';

interface RevokeKeyProps {
  apiKey: ApiKey | null;
  onClose: () => void;
}

export function RevokeKey({ apiKey, onClose }: RevokeKeyProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const queryClient = useQueryClient();
  const shown = useLast(apiKey);
  const revoke = useMutation(
    trpc.apiKey.revoke.mutationOptions({
      onSuccess: ({ name }) => toast.success(t('profile.revokedDone', { name })),
      onError: (error) => toast.error(failureText(error)),
      onSettled: () => {
        onClose();
        return queryClient.invalidateQueries(trpc.apiKey.list.pathFilter());
      },
    }),
  );
  return (
    <ConfirmDialog
      open={apiKey !== null}
      onOpenChange={onClose}
      title={t('profile.revokeTitle')}
      description={t('profile.revokeText', { name: shown?.name ?? '' })}
      confirmLabel={t('profile.revoke')}
      danger
      busy={revoke.isPending}
      onConfirm={() => {
        if (apiKey !== null) revoke.mutate({ id: apiKey.id });
      }}
    />
  );
}

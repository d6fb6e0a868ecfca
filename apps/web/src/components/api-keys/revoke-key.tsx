'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useLast } from '#hooks/use-last';
import { useTRPC } from '#trpc/client';
import type { ApiKey } from '#trpc/types';

export interface RevokeKeyProps {
  /** Admins revoke anybody's, which is another procedure. */
  of: 'oneself' | 'anybody';
  apiKey: ApiKey | null;
  onClose: () => void;
}

export function RevokeKey({ of, apiKey, onClose }: RevokeKeyProps) {
  const t = useTranslations();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const queryClient = useQueryClient();
  const shown = useLast(apiKey);
  const finish = {
    onSuccess: ({ name }: ApiKey) => toast.success(t('apiKeys.revokedDone', { name })),
    onError: (error: unknown) => toast.error(failureText(error)),
    onSettled: () => {
      onClose();
      const router = of === 'oneself' ? trpc.apiKey : trpc.admin;
      return queryClient.invalidateQueries(router.pathFilter());
    },
  };
  const own = useMutation(trpc.apiKey.revoke.mutationOptions(finish));
  const anybodys = useMutation(trpc.admin.user.revokeApiKey.mutationOptions(finish));
  const revoke = of === 'oneself' ? own : anybodys;
  return (
    <ConfirmDialog
      open={apiKey !== null}
      onOpenChange={onClose}
      title={t('apiKeys.revokeTitle')}
      description={t('apiKeys.revokeText', { name: shown?.name ?? '' })}
      confirmLabel={t('apiKeys.revoke')}
      danger
      busy={revoke.isPending}
      onConfirm={() => {
        if (apiKey !== null) revoke.mutate({ id: apiKey.id });
      }}
    />
  );
}

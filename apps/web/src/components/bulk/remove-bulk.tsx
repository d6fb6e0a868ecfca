'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Button } from '#components/ui/button';
import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { Notice } from '#components/ui/notice';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useTRPC } from '#trpc/client';

/** Takes away a list of which nothing was sold. */
export function RemoveBulk({ id }: { id: string }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const remove = useMutation(
    trpc.bulk.remove.mutationOptions({
      onSuccess: () => {
        toast.success(t('bulk.removed'));
        void queryClient.invalidateQueries(trpc.bulk.list.pathFilter());
        router.push('/bulk');
      },
    }),
  );
  return (
    <>
      <Button variant="ghost" onClick={() => setIsAsking(true)}>
        <Trash2 aria-hidden />
        {t('bulk.remove')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t('bulk.removeTitle')}
        description={t('bulk.removeText')}
        confirmLabel={t('bulk.remove')}
        danger
        busy={remove.isPending || remove.isSuccess}
        onConfirm={() => remove.mutate({ id })}
      >
        {remove.isError ? <Notice tone="bad">{failureText(remove.error)}</Notice> : null}
      </ConfirmDialog>
    </>
  );
}

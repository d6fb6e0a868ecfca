'use client';

import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CirclePause } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '#components/ui/button';
import { ConfirmDialog } from '#components/ui/confirm-dialog';
import { Notice } from '#components/ui/notice';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useOperatorNames } from '#hooks/use-operator-names';
import { useRefreshOperator } from '#hooks/use-refresh-operator';
import { useTRPC } from '#trpc/client';
import type { AdminOperatorDetail } from '#trpc/types';

export function ChangeOperatorStatus({ operator }: { operator: AdminOperatorDetail }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const refresh = useRefreshOperator();
  const [isOpen, setIsOpen] = useState(false);
  const { code } = operator;
  const name = useOperatorNames()(code);
  const isPausing = operator.status === 'active';
  const change = useMutation(
    trpc.admin.operator.setStatus.mutationOptions({
      onSuccess: async (changed) => {
        setIsOpen(false);
        await refresh(changed);
        const done = changed.status === 'paused' ? 'catalogue.pauseDone' : 'catalogue.activateDone';
        toast.success(t(done, { name }));
      },
    }),
  );
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        {isPausing ? <CirclePause aria-hidden /> : <CircleCheck aria-hidden />}
        {isPausing ? t('catalogue.pause') : t('catalogue.activate')}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={t(isPausing ? 'catalogue.pauseTitle' : 'catalogue.activateTitle', { name })}
        description={isPausing ? t('catalogue.pauseText') : t('catalogue.activateText')}
        confirmLabel={isPausing ? t('catalogue.pause') : t('catalogue.activate')}
        danger={isPausing}
        busy={change.isPending}
        onConfirm={() => change.mutate({ code, status: isPausing ? 'paused' : 'active' })}
      >
        {change.isError ? <Notice tone="bad">{failureText(change.error)}</Notice> : null}
      </ConfirmDialog>
    </>
  );
}

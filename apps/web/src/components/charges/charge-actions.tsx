'use client';

import { useMutation } from '@tanstack/react-query';
import { Gavel, PhoneCall } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { Button } from '#components/ui/button';
import { onDemand } from '#components/ui/on-demand';
import { toast } from '#components/ui/toasts';
import { useFailureText } from '#hooks/use-failure-text';
import { useRefreshCharge } from '#hooks/use-refresh-charge';
import { useTRPC } from '#trpc/client';
import type { AdminChargeDetails } from '#trpc/types';

const ResolveCharge = onDemand(() =>
  import('#components/charges/resolve-charge').then(({ ResolveCharge }) => ResolveCharge),
);

interface ChargeActionsProps {
  charge: AdminChargeDetails;
  viewerId: string;
  nowMs: number;
}

/** What an admin may do about a charge as it stands: nothing once it is refunded or refused. */
export function ChargeActions({ charge, viewerId, nowMs }: ChargeActionsProps) {
  const t = useTranslations();
  const [isResolving, setIsResolving] = useState(false);
  const isOver = charge.status === 'refunded' || charge.status === 'refused';
  return (
    <>
      {isOver ? null : <AskNow charge={charge} />}
      {charge.status === 'unknown' ? (
        <Button variant="primary" onClick={() => setIsResolving(true)}>
          <Gavel aria-hidden />
          {t('resolution.action')}
        </Button>
      ) : null}
      <ResolveCharge
        charge={charge}
        isOwn={charge.user.id === viewerId}
        nowMs={nowMs}
        open={isResolving}
        onClose={() => setIsResolving(false)}
      />
    </>
  );
}

function AskNow({ charge }: { charge: AdminChargeDetails }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const refresh = useRefreshCharge();
  const ask = useMutation(
    trpc.admin.charge.askNow.mutationOptions({
      onSuccess: async (changed) => {
        toast.success(t('askNow.done'));
        await refresh(changed);
      },
      onError: (error) => toast.error(failureText(error)),
    }),
  );
  return (
    <Button busy={ask.isPending} onClick={() => ask.mutate({ id: charge.id })}>
      <PhoneCall aria-hidden />
      {t('askNow.action')}
    </Button>
  );
}

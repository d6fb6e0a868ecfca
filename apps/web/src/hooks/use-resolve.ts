'use client';

import type { ChargeResolution } from '@chargeflow/core/consts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';

import { useCurrency } from '#components/shell/currency';
import { toast } from '#components/ui/toasts';
import { useFormat } from '#hooks/use-format';
import { useRefreshCharge } from '#hooks/use-refresh-charge';
import { fasterText, readRefusal } from '#i18n/resolution';
import { failureOf } from '#trpc/app-error';
import { useTRPC } from '#trpc/client';
import type { AdminChargeDetails } from '#trpc/types';

/** Sends a resolution, and tells what became of it: done, or that somebody was faster. */
export function useResolve({ id, price, user }: AdminChargeDetails, onDone: () => void) {
  const t = useTranslations();
  const { moneyText } = useFormat();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const currency = useCurrency();
  const refresh = useRefreshCharge();
  const resolve = useMutation(trpc.admin.charge.resolve.mutationOptions());

  const tellWhoWasFaster = async () => {
    const now = await queryClient.fetchQuery(
      trpc.admin.charge.get.queryOptions({ id }, { staleTime: 0 }),
    );
    toast.info(fasterText(t, now));
    onDone();
    await refresh(now);
  };

  const send = async (input: { outcome: ChargeResolution; reason: string }) => {
    try {
      const resolved = await resolve.mutateAsync({ ...input, id });
      const about = { price: moneyText(price, currency), email: user.email };
      const message =
        input.outcome === 'refunded' ? 'resolution.doneRefunded' : 'resolution.doneDelivered';
      toast.success(t(message, about));
      onDone();
      await refresh(resolved);
    } catch (error) {
      const refusal = readRefusal(failureOf(error));
      if (refusal !== null && refusal.status !== 'unknown') await tellWhoWasFaster();
    }
  };

  const refusal = resolve.isError ? readRefusal(failureOf(resolve.error)) : null;
  return {
    send,
    isBusy: resolve.isPending,
    error: refusal?.onItsWayUntil ? null : resolve.error,
    /** What the server has said of an order on its way, should it know more than the page. */
    onItsWayUntil: refusal?.onItsWayUntil ?? null,
  };
}

'use client';

import { useQuery } from '@tanstack/react-query';

import { isUnsettled } from '#components/charges/charge-status';
import { useIsLive } from '#components/shell/live';
import { useTRPC } from '#trpc/client';
import { recentChargesInput } from '#trpc/list-inputs';

const POLL_MS = 3000;

/** The latest charges, followed while any of them is on its way. */
export function useRecentCharges() {
  const trpc = useTRPC();
  const isLive = useIsLive();
  return useQuery(
    trpc.charge.list.queryOptions(recentChargesInput, {
      refetchInterval: ({ state: { data } }) =>
        !isLive && data?.items.some(({ status }) => isUnsettled(status)) ? POLL_MS : false,
    }),
  );
}

'use client';

import { useQuery } from '@tanstack/react-query';

import { isUnsettled } from '#components/charges/charge-status';
import { useTRPC } from '#trpc/client';

const FAST_POLL_MS = 2000;
const SLOW_POLL_MS = 15_000;

/** Everything about a charge, followed closely while the operator is still asked for it. */
export function useAdminCharge(id: string) {
  const trpc = useTRPC();
  return useQuery(
    trpc.admin.charge.get.queryOptions(
      { id },
      {
        staleTime: 0,
        refetchInterval: ({ state: { data } }) => {
          if (data === undefined) return false;
          const isAsked = isUnsettled(data.status) || data.nextAttemptAt !== null;
          return isAsked ? FAST_POLL_MS : SLOW_POLL_MS;
        },
      },
    ),
  );
}

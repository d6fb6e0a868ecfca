'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { isUnsettled } from '#components/charges/charge-status';
import { useIsLive } from '#components/shell/live';
import { useTRPC } from '#trpc/client';

const FAST_POLL_MS = 1000;
const SLOW_POLL_MS = 5000;
const FAST_FOR_MS = 30_000;

/** A charge that is followed until it is settled; then the balance and the lists are read again. */
export function useCharge(id: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const isLive = useIsLive();
  const query = useQuery(
    trpc.charge.get.queryOptions(
      { id },
      {
        staleTime: 0,
        refetchInterval: ({ state: { data } }) => {
          if (isLive || data === undefined || !isUnsettled(data.status)) return false;
          const ageMs = Date.now() - Date.parse(data.createdAt);
          return ageMs < FAST_FOR_MS ? FAST_POLL_MS : SLOW_POLL_MS;
        },
      },
    ),
  );

  const status = query.data?.status;
  const lastStatus = useRef(status);
  useEffect(() => {
    const changed = lastStatus.current !== undefined && lastStatus.current !== status;
    lastStatus.current = status;
    if (!changed) return;
    void queryClient.invalidateQueries(trpc.wallet.pathFilter());
    void queryClient.invalidateQueries(trpc.charge.list.pathFilter());
    void queryClient.invalidateQueries(trpc.phone.pathFilter());
  }, [status, queryClient, trpc]);

  return query;
}

'use client';

import { useQueryClient } from '@tanstack/react-query';

import { useTRPC } from '#trpc/client';
import type { AdminChargeDetails } from '#trpc/types';

/** Shows a charge as a deed has left it, wherever admins see it. */
export function useRefreshCharge(): (changed: AdminChargeDetails) => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async (changed) => {
    queryClient.setQueryData(trpc.admin.charge.get.queryKey({ id: changed.id }), changed);
    await queryClient.invalidateQueries(trpc.admin.charge.pathFilter());
  };
}

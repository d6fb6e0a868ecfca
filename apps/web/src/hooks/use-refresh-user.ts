'use client';

import { useQueryClient } from '@tanstack/react-query';

import { useTRPC } from '#trpc/client';
import type { AdminUser } from '#trpc/types';

/** Shows an account as a change has left it, wherever it is shown. */
export function useRefreshUser(): (changed: AdminUser) => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async (changed) => {
    queryClient.setQueryData(trpc.admin.user.get.queryKey({ id: changed.id }), changed);
    await queryClient.invalidateQueries(trpc.admin.user.pathFilter());
  };
}

'use client';

import { useQueryClient } from '@tanstack/react-query';

import { useTRPC } from '#trpc/client';
import type { AdminOperatorDetail } from '#trpc/types';

/** Shows an operator as a change has left it, wherever it is shown. */
export function useRefreshOperator(): (changed: AdminOperatorDetail) => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async (changed) => {
    const { code } = changed;
    queryClient.setQueryData(trpc.admin.operator.get.queryKey({ code }), changed);
    await Promise.all([
      queryClient.invalidateQueries(trpc.admin.operator.pathFilter()),
      queryClient.invalidateQueries(trpc.operator.pathFilter()),
    ]);
  };
}

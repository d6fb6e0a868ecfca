'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useTRPC } from '#trpc/client';

/** What can be done to a bulk order; after each, done or not, the order is read as it is. */
export function useBulkAction(kind: 'start' | 'pause' | 'resume' | 'cancel') {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.bulk[kind].mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.bulk.pathFilter()),
    }),
  );
}

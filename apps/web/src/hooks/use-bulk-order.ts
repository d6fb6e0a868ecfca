'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';

import { useRefreshSoon } from '#hooks/use-refresh-soon';
import { useReopened } from '#hooks/use-reopened';
import { useVisible } from '#hooks/use-visible';
import { useTRPC } from '#trpc/client';

const POLL_MS = 3000;

/** A bulk order as it is: told of while the stream is open, asked for while lines are on their way. */
export function useBulkOrder(id: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refreshSoon = useRefreshSoon();
  const query = useQuery(
    trpc.bulk.get.queryOptions(
      { id },
      {
        refetchInterval: ({ state: { data } }) => {
          if (data === undefined) return false;
          const { pending, unknown } = data.charges;
          return data.status === 'running' || pending + unknown > 0 ? POLL_MS : false;
        },
      },
    ),
  );
  const progress = useSubscription(
    trpc.bulk.onProgress.subscriptionOptions(
      { id },
      {
        enabled: useVisible() && query.data?.status === 'running',
        onData: ({ data: order }) => {
          queryClient.setQueryData(trpc.bulk.get.queryKey({ id }), (known) =>
            known === undefined ? undefined : { ...known, ...order },
          );
          refreshSoon(
            trpc.bulk.get.queryFilter({ id }),
            trpc.bulk.lines.pathFilter(),
            trpc.wallet.pathFilter(),
          );
        },
      },
    ),
  );
  useReopened(progress);
  return query;
}

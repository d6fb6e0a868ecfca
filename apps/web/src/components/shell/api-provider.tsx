'use client';

import type { AppRouter } from '@chargeflow/api/router';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client';
import { httpBatchLink } from '@trpc/client/links/httpBatchLink';
import { splitLink } from '@trpc/client/links/splitLink';
import { useState, type ReactNode } from 'react';

// Here, where every page has it: each boundary for errors would else bring its own.
import '#components/shell/crashed';
import { leaveForSignIn } from '#session/leave';
import { TRPCProvider } from '#trpc/client';
import { listInputLink } from '#trpc/list-input-link';
import { createQueryClient } from '#trpc/query-client';

const API_URL = '/api/trpc';
const MAX_BATCH_ITEMS = 10;

let browserQueryClient: QueryClient | undefined;

function queryClientOfThisSide(): QueryClient {
  if (typeof window === 'undefined') return createQueryClient(leaveForSignIn);
  browserQueryClient ??= createQueryClient(leaveForSignIn);
  return browserQueryClient;
}

export function ApiProvider({ children }: { children: ReactNode }) {
  const queryClient = queryClientOfThisSide();
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        listInputLink,
        splitLink({
          condition: ({ type }) => type === 'subscription',
          true: httpSubscriptionLink({ url: API_URL }),
          false: httpBatchLink({ url: API_URL, maxItems: MAX_BATCH_ITEMS }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

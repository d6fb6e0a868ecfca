'use client';

import type { AppRouter } from '@chargeflow/api/router';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { useState, type ReactNode } from 'react';

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
        <NuqsAdapter>{children}</NuqsAdapter>
      </TRPCProvider>
    </QueryClientProvider>
  );
}

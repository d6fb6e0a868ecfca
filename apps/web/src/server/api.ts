import 'server-only';

import type { AppRouter } from '@chargeflow/api/router';
import { createTRPCClient } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { cache } from 'react';

import { inProcessLink } from '#server/in-process-link';
import { listInputLink } from '#trpc/list-input-link';
import { createQueryClient } from '#trpc/query-client';

/** The API for server components: the same calls as the browser's, without HTTP between. */
export const api = createTRPCClient<AppRouter>({ links: [listInputLink, inProcessLink] });

export const queryClientOfRequest = cache(() => createQueryClient(() => undefined));

/** Options for prefetching; what fails here is asked again by the browser, which shows why. */
export const trpc = createTRPCOptionsProxy<AppRouter>({
  client: api,
  queryClient: queryClientOfRequest,
});

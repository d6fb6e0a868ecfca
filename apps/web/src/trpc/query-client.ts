import { ERRORS } from '@chargeflow/core/errors';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

import type { SignInReason } from '#session/return-path';
import { failureOf } from '#trpc/app-error';

const STALE_MS = 20_000;
const MAX_RETRIES = 2;

const WORTH_RETRYING = new Set<number | null>([null, ERRORS.OVERLOADED.code, ERRORS.INTERNAL.code]);

/**
 * Reads are tried again when no verdict came; writes never by themselves.
 * @param onSessionEnded called whenever any call is told that the session is over.
 */
export function createQueryClient(onSessionEnded: (reason: SignInReason) => void): QueryClient {
  const watch = (error: unknown) => {
    const { code } = failureOf(error);
    if (code === ERRORS.UNAUTHENTICATED.code) onSessionEnded('ended');
    if (code === ERRORS.ACCOUNT_SUSPENDED.code) onSessionEnded('suspended');
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        retry: (failures, error) =>
          failures < MAX_RETRIES && WORTH_RETRYING.has(failureOf(error).code),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

import { Ratelimit } from '@upstash/ratelimit';
import { Redis } from '@upstash/redis';

import { ratelimitOptions, type RateLimitStore } from '#limits/store';
import { tokenWindow } from '#limits/stores/token-window';
import { STORE_TIMEOUT_MS } from '#limits/timeouts';

/** Counts in Upstash over its REST interface: for deployments without a long-lived process. */
export function createUpstashStore({
  url,
  token,
}: {
  readonly url: string;
  readonly token: string;
}): RateLimitStore {
  const redis = new Redis({
    url,
    token,
    retry: false,
    enableTelemetry: false,
    // A function: an aborted plain signal is answered as if it were a result.
    signal: () => AbortSignal.timeout(STORE_TIMEOUT_MS),
  });
  return {
    open: (scope, limit) =>
      new Ratelimit({ ...ratelimitOptions(scope), redis, limiter: tokenWindow(limit) }),
    close: async () => {},
  };
}

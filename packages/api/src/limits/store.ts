import type { Ratelimit } from '@upstash/ratelimit';

import type { ScopeLimit } from '#limits/scopes';

/** A place that counts calls: one per deployment, shared by all of its processes. */
export type RateLimitStore = {
  /** The limit of one scope. Its `limit(key)` may throw, or hang. */
  readonly open: (scope: string, limit: ScopeLimit) => Ratelimit;
  readonly close: () => Promise<void>;
};

/** What every store hands to Ratelimit. Time-outs and refusals are the limiter's own, see there. */
export function ratelimitOptions(scope: string) {
  return {
    prefix: `chargeflow:limit:${scope}`,
    timeout: 0,
    ephemeralCache: false,
    analytics: false,
    enableTelemetry: false,
  } as const;
}

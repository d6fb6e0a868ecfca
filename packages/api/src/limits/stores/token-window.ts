import { Ratelimit } from '@upstash/ratelimit';

import type { ScopeLimit } from '#limits/scopes';

/**
 * The algorithm of all stores: a bucket of `count` tokens, filled up again `windowMs` after the
 * caller's first call. That is a fixed window which begins with the caller, not with the clock:
 * the count is exact and the wait that a refusal names is true, neither of which holds for the
 * sliding window; and no burst at a full minute doubles everybody's limit at once.
 */
export function tokenWindow({ count, windowMs }: ScopeLimit) {
  return Ratelimit.tokenBucket(count, `${windowMs}ms`, count);
}

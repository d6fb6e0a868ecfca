import { Ratelimit } from '@upstash/ratelimit';
import { InProcessWindows } from '#limits/in-process';
import { ratelimitOptions, type RateLimitStore } from '#limits/store';

const MAX_KEYS = 10_000;
const unused = async () => Promise.reject(new Error('unused'));

/** Counts in memory, so that no decision depends on how busy the machine is. */
export function memoryStore(): RateLimitStore {
  const windows = new InProcessWindows(MAX_KEYS);
  return {
    open: (scope, limit) =>
      new Ratelimit({
        ...ratelimitOptions(scope),
        redis: { evalsha: unused, get: unused, set: unused },
        limiter: () => ({
          limit: async (_context, key) => {
            const waitMs = windows.count(key, limit, Date.now());
            return {
              success: waitMs === 0,
              limit: limit.count,
              remaining: 0,
              reset: Date.now() + waitMs,
              pending: Promise.resolve(),
            };
          },
          getRemaining: unused,
          resetTokens: unused,
        }),
      }),
    close: async () => {},
  };
}

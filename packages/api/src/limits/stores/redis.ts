import { createHash } from 'node:crypto';

import { Ratelimit } from '@upstash/ratelimit';
import { Redis } from 'ioredis';

import { ratelimitOptions, type RateLimitStore } from '#limits/store';
import { tokenWindow } from '#limits/stores/token-window';
import { STORE_TIMEOUT_MS } from '#limits/timeouts';

const MAX_RECONNECT_WAIT_MS = 1_000;

/**
 * Counts in any Redis (or Valkey) over its own protocol. Resolves once connected, or after
 * a second without a connection: then calls are decided as the scopes say, until Redis is there.
 */
export async function createRedisStore(url: string): Promise<RateLimitStore> {
  const redis = new Redis(url, {
    protocol: 2,
    lazyConnect: true,
    connectTimeout: STORE_TIMEOUT_MS,
    commandTimeout: STORE_TIMEOUT_MS,
    // A command that cannot be sent now fails now: sent later, it would count a call decided long ago.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(50 * 2 ** attempt, MAX_RECONNECT_WAIT_MS),
  });
  // Every call that meets the failure reports it; unheard, the event would be printed as well.
  redis.on('error', () => {});
  await redis.connect().catch(() => {});
  const scripts = plainRedisScripts(redis);
  return {
    open: (scope, limit) =>
      new Ratelimit({ ...ratelimitOptions(scope), redis: scripts, limiter: tokenWindow(limit) }),
    close: async () => redis.disconnect(),
  };
}

/**
 * What Ratelimit asks of a Redis client. Its scripts begin with `#!lua flags=allow-key-locking`,
 * which Redis itself refuses: they run without that line, under the SHA they have without it.
 */
function plainRedisScripts(redis: Redis) {
  const plainShas = new Map<string, string>();

  async function evalsha<TData>(sha: string, keys: string[], args: unknown[]): Promise<TData> {
    const plainSha = plainShas.get(sha);
    if (plainSha === undefined) throw new Error('NOSCRIPT not seen yet');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Ratelimit knows what its scripts answer
    return (await redis.evalsha(plainSha, keys.length, ...keys, ...args.map(String))) as TData;
  }

  async function evaluate<TData>(script: string, keys: string[], args: unknown[]): Promise<TData> {
    const plain = script.replace(/^#!.*\n/, '');
    plainShas.set(sha1(script), sha1(plain));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Ratelimit knows what its scripts answer
    return (await redis.eval(plain, keys.length, ...keys, ...args.map(String))) as TData;
  }

  return {
    evalsha,
    eval: evaluate,
    get: async () => Promise.reject(new Error('dynamic limits are not in use')),
    set: async () => Promise.reject(new Error('dynamic limits are not in use')),
  };
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

import { z } from 'zod';

import { SCOPE_NAMES, SCOPES, type Scope, type ScopeLimit } from '#limits/scopes';

export type Environment = Readonly<Record<string, string | undefined>>;

export type LimitsByScope = Readonly<Record<Scope, ScopeLimit>>;

export type StoreSettings =
  | { readonly kind: 'postgres' }
  | { readonly kind: 'redis'; readonly url: string }
  | { readonly kind: 'upstash'; readonly url: string; readonly token: string };

export type RateLimitSettings = {
  readonly limits: LimitsByScope;
  readonly store: StoreSettings;
  /** How many X-Forwarded-For entries, from the right, are written by proxies of ours. */
  readonly trustedProxyHops: number;
};

const PREFIX = 'RATE_LIMIT_';
const HOUR_MS = 3_600_000;
const UNIT_MS = new Map([
  ['s', 1_000],
  ['m', 60_000],
  ['h', HOUR_MS],
]);
// Counts and windows are sent to PostgreSQL as 32-bit integers.
const MAX_COUNT = 1_000_000_000;
const MAX_WINDOW_MS = 24 * HOUR_MS;
const MAX_PROXY_HOPS = 32;

const rateText = z.string().transform((text, context) => {
  const [, count, length, unit] = /^(\d{1,10})\/(\d{1,6})([smh])$/.exec(text) ?? [];
  const rate = {
    count: Number(count),
    windowMs: Number(length) * (UNIT_MS.get(unit ?? '') ?? 0),
  };
  if (
    rate.count >= 1 &&
    rate.count <= MAX_COUNT &&
    rate.windowMs >= 1 &&
    rate.windowMs <= MAX_WINDOW_MS
  )
    return rate;
  context.addIssue('must be "<count>/<window>", like "10/1m": 1 to 1000000000 calls in 1s to 24h');
  return z.NEVER;
});

const hopsText = z
  .string()
  .regex(/^\d{1,2}$/, `must be a whole number from 0 to ${MAX_PROXY_HOPS}`)
  .transform(Number)
  .refine((hops) => hops <= MAX_PROXY_HOPS, `must be a whole number from 0 to ${MAX_PROXY_HOPS}`);

const redisUrl = z.string().regex(/^rediss?:\/\/./, 'must start with redis:// or rediss://');
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' });

/** Reads every rate limit setting out of `env`. Throws an Error that names the variable in the wrong. */
export function parseRateLimitSettings(env: Environment): RateLimitSettings {
  refuseUnknownScopes(env);
  return {
    limits: parseLimits(env),
    store: parseStore(env),
    trustedProxyHops: parseVariable(env, 'TRUSTED_PROXY_HOPS', hopsText) ?? 0,
  };
}

function parseLimits(env: Environment): LimitsByScope {
  const limits: Record<Scope, ScopeLimit> = { ...SCOPES };
  for (const scope of SCOPE_NAMES) {
    limits[scope] = { ...limits[scope], ...parseVariable(env, PREFIX + scope, rateText) };
  }
  return limits;
}

function parseStore(env: Environment): StoreSettings {
  const url = parseVariable(env, 'UPSTASH_REDIS_REST_URL', httpUrl);
  const token = parseVariable(env, 'UPSTASH_REDIS_REST_TOKEN', z.string());
  const redis = parseVariable(env, 'REDIS_URL', redisUrl);
  if (url !== undefined && token === undefined)
    throw new Error('UPSTASH_REDIS_REST_TOKEN is missing');
  if (token !== undefined && url === undefined)
    throw new Error('UPSTASH_REDIS_REST_URL is missing');
  if (url !== undefined && token !== undefined) {
    if (redis !== undefined)
      throw new Error('REDIS_URL and UPSTASH_REDIS_REST_URL exclude each other');
    return { kind: 'upstash', url, token };
  }
  return redis === undefined ? { kind: 'postgres' } : { kind: 'redis', url: redis };
}

// A misspelt scope would leave the limit it was meant for as it is, unnoticed.
function refuseUnknownScopes(env: Environment): void {
  for (const name of Object.keys(env)) {
    if (!name.startsWith(PREFIX) || name.slice(PREFIX.length) in SCOPES) continue;
    throw new Error(`${name} names no rate limit; there are ${SCOPE_NAMES.join(', ')}`);
  }
}

/** An empty variable counts as unset, as compose files write it. */
function parseVariable<T>(
  env: Environment,
  name: string,
  schema: z.ZodType<T, string>,
): T | undefined {
  const text = env[name]?.trim();
  if (text === undefined || text === '') return undefined;
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new Error(`${name} ${parsed.error.issues[0]?.message ?? 'is not valid'}`);
}

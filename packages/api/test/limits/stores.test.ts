import { randomUUID } from 'node:crypto';
import { env } from 'node:process';

import { testDatabase } from '@chargeflow/local-postgres/vitest';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { createLimiter, type LimitDecision, type Limiter } from '#limits/limiter';
import { parseRateLimitSettings } from '#limits/settings';
import type { RateLimitStore } from '#limits/store';
import { createPostgresStore, POSTGRES_STORE_OPTIONS } from '#limits/stores/postgres';
import { createRedisStore } from '#limits/stores/redis';
import { createUpstashStore } from '#limits/stores/upstash';

import { FakeRedis } from './fake-redis';
import { startRedisServer, startUpstashServer, type FakeServer } from './fake-servers';

// A busy machine is not an outage: only `outages.test.ts` runs with the time-outs of the product.
vi.mock('#limits/timeouts', () => ({ DECISION_TIMEOUT_MS: 60_000, STORE_TIMEOUT_MS: 60_000 }));

const WINDOW_MS = 60_000;
const rates = { RATE_LIMIT_PROFILE: '50/1m', RATE_LIMIT_ADMIN: '2/1m' };
const { limits } = parseRateLimitSettings(rates);
const UPSTASH_TOKEN = 'secret';
const { url: databaseUrl } = await testDatabase();

type Place = { name: string; open: () => Promise<RateLimitStore> };

const servers: FakeServer[] = [];
async function kept(starting: Promise<FakeServer>): Promise<number> {
  const server = await starting;
  servers.push(server);
  return server.port;
}
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
});

let redisPort = 0;
let upstashPort = 0;
beforeAll(async () => {
  redisPort = await kept(startRedisServer());
  upstashPort = await kept(startUpstashServer(UPSTASH_TOKEN));
});
afterEach(() => void vi.useRealTimers());

const openPostgres = async (url: string) =>
  createPostgresStore(postgres(url, POSTGRES_STORE_OPTIONS));
const openUpstash = async (port: number) =>
  createUpstashStore({ url: `http://127.0.0.1:${port}`, token: UPSTASH_TOKEN });

const places: Place[] = [
  { name: 'PostgreSQL', open: async () => openPostgres(databaseUrl) },
  { name: 'Redis’ protocol', open: async () => createRedisStore(`redis://127.0.0.1:${redisPort}`) },
  { name: 'Upstash’s protocol', open: async () => openUpstash(upstashPort) },
];
// Against a real Redis as well wherever there is one.
const realRedisUrl = env['REDIS_URL'];
if (realRedisUrl !== undefined)
  places.push({ name: 'Redis', open: async () => createRedisStore(realRedisUrl) });

describe.each(places)('counted in $name', ({ open }) => {
  let limiters: Limiter[] = [];
  async function startLimiter(): Promise<Limiter> {
    const limiter = createLimiter({ limits, store: await open(), onStoreDown: failTest });
    limiters.push(limiter);
    return limiter;
  }
  afterEach(async () => {
    await Promise.all(limiters.map((limiter) => limiter.close()));
    limiters = [];
  });

  test('200 parallel calls of two processes get exactly the 50 places there are', async () => {
    const processes = [await startLimiter(), await startLimiter()];
    const keys = freshCaller();
    const decisions = await Promise.all(
      Array.from({ length: 100 }, () =>
        processes.map((limiter) => limiter.check('PROFILE', keys)),
      ).flat(),
    );
    expect(decisions.filter((decision) => decision.ok)).toHaveLength(50);
    for (const wait of decisions.map(waitOf).filter((wait) => wait !== 0)) {
      expect(wait).toBeGreaterThanOrEqual(1);
      expect(wait).toBeLessThanOrEqual(WINDOW_MS);
    }
  });

  test('callers and scopes are counted apart, many at once', async () => {
    const limiter = await startLimiter();
    const callers = Array.from({ length: 60 }, freshCaller);
    const checks = callers.flatMap((keys) => [
      limiter.check('ADMIN', keys),
      limiter.check('ADMIN', keys),
      limiter.check('ADMIN', keys),
      limiter.check('PROFILE', keys),
    ]);
    const oks = (await Promise.all(checks)).map((decision) => decision.ok);
    expect(oks).toEqual(callers.flatMap(() => [true, true, false, true]));
  });

  test('the wait a refusal names is true to the millisecond', async () => {
    // Two processes: neither knows of the other's refusals.
    const [first, second] = [await startLimiter(), await startLimiter()];
    const keys = freshCaller();
    const startMs = stopClock();
    await expectOks([first.check('ADMIN', keys), second.check('ADMIN', keys)]);
    vi.setSystemTime(startMs + 12_345);
    expect(await first.check('ADMIN', keys)).toEqual(refusal(WINDOW_MS - 12_345));
    vi.setSystemTime(startMs + WINDOW_MS - 1);
    expect(await first.check('ADMIN', keys)).toEqual(refusal(1));
    expect(await second.check('ADMIN', keys)).toEqual(refusal(1));
    vi.setSystemTime(startMs + WINDOW_MS);
    await expectOks([first.check('ADMIN', keys), second.check('ADMIN', keys)]);
    expect(await second.check('ADMIN', keys)).toEqual(refusal(WINDOW_MS));
  });

  test('a window begins with a caller’s first call, and the next follows it without a gap', async () => {
    const limiter = await startLimiter();
    const keys = freshCaller();
    const startMs = stopClock();
    await expectOks([limiter.check('ADMIN', keys)]);
    vi.setSystemTime(startMs + 50_000);
    await expectOks([limiter.check('ADMIN', keys)]);
    vi.setSystemTime(startMs + 70_000);
    await expectOks([limiter.check('ADMIN', keys), limiter.check('ADMIN', keys)]);
    expect(await limiter.check('ADMIN', keys)).toEqual(refusal(50_000));
  });
});

test('a Redis that lost its scripts is given them again', async () => {
  const redis = new FakeRedis();
  const port = await kept(startRedisServer(redis));
  const limiter = createLimiter({
    limits,
    store: await createRedisStore(`redis://127.0.0.1:${port}`),
    onStoreDown: failTest,
  });
  const keys = freshCaller();
  await expectOks([limiter.check('ADMIN', keys)]);
  redis.forgetScripts();
  await expectOks([limiter.check('ADMIN', keys)]);
  expect(await limiter.check('ADMIN', keys)).toMatchObject({ reason: 'limit' });
  await limiter.close();
});

function freshCaller() {
  return { address: '203.0.113.7', email: `${randomUUID()}@example.com`, userId: randomUUID() };
}

/** Stops the clock of this process (timers run on) and answers its time. */
function stopClock(): number {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  return Date.now();
}

function refusal(retryAfterMs: number): LimitDecision {
  return { ok: false, retryAfterMs, reason: 'limit' };
}

function waitOf(decision: LimitDecision): number {
  return decision.ok ? 0 : decision.retryAfterMs;
}

async function expectOks(checks: readonly Promise<LimitDecision>[]): Promise<void> {
  expect(await Promise.all(checks)).toEqual(checks.map(() => ({ ok: true })));
}

function failTest(cause: unknown): void {
  throw cause;
}

import { randomUUID } from 'node:crypto';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import postgres from 'postgres';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { createLimiter, type Limiter } from '#limits/limiter';
import { parseRateLimitSettings } from '#limits/settings';
import { Leases } from '#limits/stores/leases';
import { createPostgresStore, POSTGRES_STORE_OPTIONS } from '#limits/stores/postgres';

// A busy machine is not an outage.
vi.mock('#limits/timeouts', () => ({ DECISION_TIMEOUT_MS: 60_000, STORE_TIMEOUT_MS: 60_000 }));

const COUNT = 1_000;
const WINDOW_MS = 3_600_000;
const { limits } = parseRateLimitSettings({
  RATE_LIMIT_PROFILE: `${COUNT}/1h`,
  RATE_LIMIT_LOGIN_ADDRESS: `${COUNT}/1h`,
});
const { url, ownerUrl } = await testDatabase();
const admin = postgres(ownerUrl, { max: 1 });
let limiters: Limiter[] = [];

function openProcess(): Limiter {
  const store = createPostgresStore(postgres(url, POSTGRES_STORE_OPTIONS));
  const limiter = createLimiter({ limits, store, onStoreDown: failTest });
  limiters.push(limiter);
  return limiter;
}
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(limiters.map((limiter) => limiter.close()));
  limiters = [];
});
afterAll(() => admin.end());

const freshCaller = () => ({ address: '203.0.113.7', userId: randomUUID() });

/** Of so many calls, how many one process lets in; some at a time. */
async function letIn(limiter: Limiter, keys: ReturnType<typeof freshCaller>, calls: number) {
  let ok = 0;
  for (let made = 0; made < calls; made += 10) {
    const decisions = await Promise.all(
      Array.from({ length: 10 }, () => limiter.check('PROFILE', keys)),
    );
    ok += decisions.filter((decision) => decision.ok).length;
  }
  return ok;
}

test('one process lets in exactly the limit, and asks the store for few of its calls', async () => {
  const keys = freshCaller();
  const limiter = openProcess();
  await admin`SELECT pg_stat_reset_single_table_counters('rate_limits'::regclass)`;
  expect(await letIn(limiter, keys, COUNT + 200)).toBe(COUNT);
  await limiter.close();
  limiters = [];
  const updates = async () => {
    const [row] = await admin<{ made: number }[]>`
      SELECT n_tup_upd::int AS made FROM pg_stat_user_tables WHERE relname = 'rate_limits'`;
    return row?.made ?? 0;
  };
  await vi.waitUntil(async () => (await updates()) > 10, 5_000);
  expect(await updates()).toBeLessThan(COUNT / 4);
});

test('many processes together never let in more than the limit, and nearly all of it', async () => {
  const keys = freshCaller();
  const processes = Array.from({ length: 5 }, openProcess);
  const counts = await Promise.all(processes.map((limiter) => letIn(limiter, keys, COUNT / 2)));
  const sum = counts.reduce((total, count) => total + count, 0);
  expect(sum).toBeLessThanOrEqual(COUNT);
  expect(sum).toBeGreaterThanOrEqual(COUNT * 0.95);
});

test('what was taken ahead is gone with its window', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  const keys = freshCaller();
  const [first, second] = [openProcess(), openProcess()];
  await letIn(first, keys, 100);
  vi.setSystemTime(Date.now() + WINDOW_MS);
  expect((await letIn(second, keys, COUNT)) + (await letIn(first, keys, 100))).toBe(COUNT);
});

test('the doors that guard passwords count each call by itself', async () => {
  const [first, second] = [openProcess(), openProcess()];
  const keys = { address: '198.51.100.1' };
  for (let call = 0; call < 40; call += 1) await first.check('LOGIN_ADDRESS', keys);
  for (let call = 0; call < 2; call += 1) await second.check('LOGIN_ADDRESS', keys);
  const [row] = await admin<{ used: number }[]>`
    SELECT used FROM rate_limits WHERE key LIKE '%LOGIN_ADDRESS%'`;
  expect(row?.used).toBe(42);
});

test('places are taken ahead by twos, and none near the limit', () => {
  const leases = new Leases({
    count: 1_000,
    windowMs: 1_000,
    countedBy: 'user',
    whenStoreDown: 'allow',
  });
  const answer = (used: number, ahead: number) => leases.keep('k', { used, ahead, startedMs: 0 });
  expect(leases.take('k', 1)).toBeNull();
  expect(leases.wanted('k', 1)).toBe(0);
  answer(1, 0);
  expect(leases.take('k', 1)).toBeNull();
  expect(leases.wanted('k', 1)).toBe(1);
  answer(3, 1);
  expect(leases.take('k', 1)).toEqual({ remaining: 997, startedMs: 0 });
  expect(leases.take('k', 1)).toBeNull();
  expect(leases.wanted('k', 1)).toBe(3);
  answer(1_000 - 128, 15);
  expect(leases.wanted('k', 1)).toBe(2);
  answer(1_000 - 63, 0);
  expect(leases.wanted('k', 1)).toBe(0);
  // Of places that were asked for beyond the limit none is given.
  leases.keep('full', { used: 1_003, ahead: 5, startedMs: 0 });
  expect(leases.take('full', 1)).not.toBeNull();
  expect(leases.take('full', 1)).not.toBeNull();
  expect(leases.take('full', 1)).toBeNull();
  expect(leases.wanted('k', 1_000)).toBe(0);
  expect(leases.take('k', 1_000)).toBeNull();
  expect(leases.take('k', 1)).not.toBeNull();
});

function failTest(cause: unknown): void {
  throw cause;
}

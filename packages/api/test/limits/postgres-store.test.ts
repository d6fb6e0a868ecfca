import { randomUUID } from 'node:crypto';

import { testDatabase } from '@chargeflow/local-postgres/vitest';
import postgres from 'postgres';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createLimiter, type Limiter } from '#limits/limiter';
import { parseRateLimitSettings } from '#limits/settings';
import { createPostgresStore, POSTGRES_STORE_OPTIONS } from '#limits/stores/postgres';

// Long enough for a busy machine, short enough to wait for.
vi.mock('#limits/timeouts', () => ({ DECISION_TIMEOUT_MS: 1_000, STORE_TIMEOUT_MS: 1_000 }));

const { url: databaseUrl, ownerUrl } = await testDatabase();
const admin = postgres(ownerUrl, { max: 2 });
const { limits } = parseRateLimitSettings({ RATE_LIMIT_ADMIN: '2/1m' });
let limiter: Limiter;

beforeEach(() => {
  limiter = createLimiter({
    limits,
    store: createPostgresStore(postgres(databaseUrl, POSTGRES_STORE_OPTIONS)),
  });
});
afterEach(async () => {
  vi.useRealTimers();
  await limiter.close();
});
afterAll(async () => {
  await admin.end();
});

const freshCaller = () => ({
  address: '203.0.113.7',
  email: `${randomUUID()}@example.com`,
  userId: randomUUID(),
});

function stopClock(): number {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  return Date.now();
}

test('a locked table keeps nobody waiting, leaves no statement behind, and is used again once free', async () => {
  const startMs = stopClock();
  const keys = freshCaller();
  expect(await limiter.check('LOGIN', keys)).toEqual({ ok: true });
  await admin.begin(async (tx) => {
    await tx`LOCK TABLE rate_limits IN ACCESS EXCLUSIVE MODE`;
    for (let call = 0; call < 5; call += 1) {
      expect(await limiter.check('LOGIN', keys)).toMatchObject({ ok: false, reason: 'store-down' });
      expect(await limiter.check('PROFILE', keys)).toEqual({ ok: true });
    }
    await vi.waitUntil(async () => (await waitingStatements()) === 0, { timeout: 5_000 });
  });
  vi.setSystemTime(startMs + 1_000);
  expect(await limiter.check('LOGIN', keys)).toEqual({ ok: true });
});

test('what holds up a new connection as it is made ends no process, and is told as an outage', async () => {
  await admin.begin(async (tx) => {
    // The driver would ask for the types of the database here, with nobody to hear of its failure.
    await tx`LOCK TABLE pg_catalog.pg_type IN ACCESS EXCLUSIVE MODE`;
    expect(await limiter.check('PROFILE', freshCaller())).toEqual({ ok: true });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  });
  expect(await limiter.check('LOGIN', freshCaller())).toEqual({ ok: true });
});

test('after a quiet spell a new window begins with the next call', async () => {
  const startMs = stopClock();
  const keys = freshCaller();
  await limiter.check('ADMIN', keys);
  vi.setSystemTime(startMs + 90_000);
  await limiter.check('ADMIN', keys);
  await limiter.check('ADMIN', keys);
  expect(await limiter.check('ADMIN', keys)).toEqual({
    ok: false,
    retryAfterMs: 60_000,
    reason: 'limit',
  });
});

test('windows long over are deleted, a bounded number at a time, and current ones are kept', async () => {
  const startMs = stopClock();
  await admin`TRUNCATE rate_limits`;
  await admin`
    INSERT INTO rate_limits (key, used, started_ms, expires_ms, sweep_ms)
    SELECT 'old:' || n, 1, ${startMs - 3_000}, ${startMs - 2_000}, ${startMs - 1_000} FROM generate_series(1, 1500) AS n`;
  await limiter.check('ADMIN', freshCaller());
  await vi.waitUntil(async () => (await keptRows()) === 501);
  vi.setSystemTime(startMs + 1_000);
  await limiter.check('ADMIN', freshCaller());
  await vi.waitUntil(async () => (await keptRows()) === 2);
});

test('calls that pass in one window rewrite their row in place', async () => {
  const keys = freshCaller();
  await admin`SELECT pg_stat_reset_single_table_counters('rate_limits'::regclass)`;
  for (let call = 0; call < 30; call += 1) await limiter.check('LOGIN_ADDRESS', keys);
  await limiter.close();
  const inPlace = async () => {
    const [row] =
      await admin`SELECT n_tup_upd::int AS all, n_tup_hot_upd::int AS hot FROM pg_stat_user_tables WHERE relname = 'rate_limits'`;
    return row?.['all'] === 29 && row['hot'] === 29;
  };
  await vi.waitUntil(inPlace, { timeout: 5_000 });
});

async function waitingStatements(): Promise<number> {
  const rows =
    await admin`SELECT 1 FROM pg_stat_activity WHERE application_name = 'chargeflow-limits' AND state = 'active'`;
  return rows.length;
}

async function keptRows(): Promise<number> {
  const rows = await admin`SELECT key FROM rate_limits`;
  return rows.length;
}

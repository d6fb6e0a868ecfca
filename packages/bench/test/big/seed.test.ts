import { openCore } from '@chargeflow/core/core';
import { reconcile } from '@chargeflow/core/ledger/reconcile';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { testDatabase } from '@chargeflow/local-postgres/vitest';
import { afterAll, expect, test } from 'vitest';
import { timeQueries } from '#big/queries/time';
import { seedDatabase } from '#big/seed/seed';

const SCALE = 0.0002;

const { ownerUrl: url } = await testDatabase();
const env = {
  DATABASE_URL: url,
  AUTH_SECRET: 'a secret of 32 bytes for the tests',
  LOG_LEVEL: 'silent',
};
const core = openCore(readCoreSettings(env), 'test');
afterAll(() => core.close());

/** What the tables are held by, other than their rows. */
async function structure() {
  return core.sql`
    SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index WHERE indrelid::regclass::text NOT LIKE 'pg_%'
    ORDER BY 1, 2, 3`;
}

test('a seeded database reconciles, and has every index that the migrations made', async () => {
  const before = await structure();
  await seedDatabase(url, SCALE, () => undefined);

  const { checks } = await reconcile(core);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(await structure()).toEqual(before);
  const [counts] = await core.sql`
    SELECT (SELECT count(*)::int FROM entries) AS entries,
      (SELECT count(*)::int FROM users WHERE role = 'seller') AS sellers,
      (SELECT count(DISTINCT kind)::int FROM entries) AS kinds,
      (SELECT count(DISTINCT status)::int FROM credit_requests) AS statuses`;
  expect(counts).toEqual({ entries: 2_000, sellers: 20, kinds: 3, statuses: 4 });
});

test('every way to ask a query is asked, and tells its plan', async () => {
  const only = ['admin.operatorReconciliation.list'];
  const options = { inputs: 3, only, limitMs: 60_000, tell: () => undefined };
  const timed = await timeQueries(url, options);

  // Without its filter and with it; the first page and another.
  expect(timed).toHaveLength(2 * (1 + 1));
  expect(new Set(timed.map(({ asked }) => asked)).size).toBe(timed.length);
  for (const { inputs, failures, plans } of timed) {
    expect(inputs).toBeGreaterThanOrEqual(3);
    expect(failures).toEqual([]);
    expect(plans).toContainEqual(expect.stringContaining('operator_differences'));
  }
});

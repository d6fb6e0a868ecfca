import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AnySql } from '#db/client';
import { sell } from '#ledger/move';
import { openTestCore } from '../fixtures';
import { saleOf } from './sales';

const ROWS = 20_000;
const FLIGHT = 50;

const core = await openTestCore();

/** What the connection has read of each table and not yet handed to the statistics. */
async function readsOf(one: AnySql): Promise<Record<string, number>> {
  const rows = await one<{ key: string; value: number }[]>`
    SELECT relname || ' ' || kind AS key, value::int
    FROM pg_stat_xact_user_tables,
      LATERAL (VALUES ('scans', seq_scan), ('rows', idx_tup_fetch)) AS r (kind, value)
    WHERE relname IN ('wallets', 'charges', 'entries')`;
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

test('a flight looks its rows up by index while the planner knows nothing of the tables', async () => {
  // Nothing may gather statistics meanwhile.
  for (const table of ['wallets', 'charges', 'entries']) {
    await core.sql.unsafe(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
  }
  await core.sql`
    INSERT INTO wallets (id, user_id, currency, balance, moved_at, created_at)
    SELECT gen_random_uuid(), gen_random_uuid(), 'IRR', 1000000, clock_timestamp(), clock_timestamp()
    FROM generate_series(1, ${ROWS})`;
  await core.sql`
    INSERT INTO charges AS c (wallet_id, id, user_id, phone, operator, amount, price, status,
      refusal_code, idempotency_key, input_hash, created_at, settled_at)
    SELECT w.id, gen_random_uuid(), w.user_id, '+989121234567', 'mci', 1, 1, 'refused', 3001, 'old',
      ''::bytea, w.created_at, w.created_at
    FROM wallets w`;
  await core.sql`
    INSERT INTO entries AS e (wallet_id, seq, kind, amount, balance_after, account, source_id,
      created_at, hash)
    SELECT w.id, 1000000, 'adjustment', 1, 1, 'treasury', gen_random_uuid(), w.created_at, w.head_hash
    FROM wallets w`;
  const wallets = await core.sql<{ id: string }[]>`SELECT id FROM wallets LIMIT ${FLIGHT * 12}`;

  const one = await core.sql.reserve();
  try {
    // From the sixth call on, a plan may be one that is kept for whatever is asked.
    for (let call = 0; call < 12; call += 1) {
      const sales = wallets
        .slice(call * FLIGHT, (call + 1) * FLIGHT)
        .map(({ id }) => saleOf({ userId: randomUUID(), walletId: id }, 10));
      await one`BEGIN`;
      const before = await readsOf(one);
      const sold = await sell(one, sales);
      const after = await readsOf(one);
      await one`COMMIT`;
      expect(sold.filter(({ charge }) => charge.status === 'pending')).toHaveLength(FLIGHT);
      const reads = (key: string) => (after[key] ?? 0) - (before[key] ?? 0);
      for (const table of ['wallets', 'charges', 'entries']) {
        expect({ call, table, scans: reads(`${table} scans`) }).toEqual({ call, table, scans: 0 });
        // Each place finds its wallet four times (twice to lock it) and its charge once.
        expect(reads(`${table} rows`)).toBeLessThanOrEqual(5 * FLIGHT);
      }
      expect(reads('wallets rows')).toBeGreaterThanOrEqual(FLIGHT);
    }
  } finally {
    one.release();
  }
});

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AnySql, Sql } from '#db/client';
import { sell } from '#ledger/move';
import { openTestCore, openTestOwner } from '../fixtures';
import { saleOf } from './sales';

const ROWS = 20_000;
const FLIGHT = 50;

const core = await openTestCore();
const owner = await openTestOwner();

/** What the connection has read of each table and not yet handed to the statistics. */
async function readsOf(one: AnySql): Promise<Record<string, number>> {
  const rows = await one<{ key: string; value: number }[]>`
    SELECT relname || ' ' || kind AS key, value::int
    FROM pg_stat_xact_user_tables,
      LATERAL (VALUES ('scans', seq_scan), ('rows', idx_tup_fetch)) AS r (kind, value)
    WHERE relname IN ('wallets', 'charges', 'entries')`;
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

async function addWallets(count: number): Promise<void> {
  await owner`
    INSERT INTO wallets (id, user_id, currency, balance, moved_at, created_at)
    SELECT gen_random_uuid(), gen_random_uuid(), 'IRR', 1000000, clock_timestamp(), clock_timestamp()
    FROM generate_series(1, ${count})`;
  await core.sql`
    INSERT INTO charges AS c (wallet_id, id, user_id, phone, operator, amount, price, status,
      refusal_code, idempotency_key, input_hash, created_at, settled_at)
    SELECT w.id, gen_random_uuid(), w.user_id, '+989121234567', 'mci', 1, 1, 'refused', 3001, 'old',
      ''::bytea, w.created_at, w.created_at
    FROM wallets w ON CONFLICT DO NOTHING`;
  await owner`
    INSERT INTO entries AS e (wallet_id, seq, kind, amount, balance_after, account, source_id,
      created_at, hash)
    SELECT w.id, 1000000, 'adjustment', 1, 1, 'treasury', gen_random_uuid(), w.created_at, w.head_hash
    FROM wallets w ON CONFLICT DO NOTHING`;
}

/** Sells once in each of `FLIGHT` wallets, and answers what was read for it. */
async function readsOfFlight(one: Sql, call: number): Promise<(key: string) => number> {
  const wallets = await core.sql<{ id: string }[]>`
    SELECT id FROM wallets ORDER BY id LIMIT ${FLIGHT} OFFSET ${call * FLIGHT}`;
  await one`BEGIN`;
  const before = await readsOf(one);
  const sold = await sell(
    one,
    wallets.map(({ id }) => saleOf({ userId: randomUUID(), walletId: id }, 10)),
  );
  const after = await readsOf(one);
  await one`COMMIT`;
  expect(sold.map(({ charge }) => charge.status)).toEqual(wallets.map(() => 'pending'));
  return (key) => (after[key] ?? 0) - (before[key] ?? 0);
}

async function expectLookUps(one: Sql): Promise<void> {
  // From the sixth call on, a plan may be one that is kept for whatever is asked.
  for (let call = 0; call < 12; call += 1) {
    const reads = await readsOfFlight(one, call);
    for (const table of ['wallets', 'charges', 'entries']) {
      expect({ call, table, scans: reads(`${table} scans`) }).toEqual({ call, table, scans: 0 });
      // Each place finds its wallet four times (twice to lock it) and its charge once.
      expect(reads(`${table} rows`)).toBeLessThanOrEqual(5 * FLIGHT);
    }
    expect(reads('wallets rows')).toBeGreaterThanOrEqual(FLIGHT);
  }
}

test('a flight looks its rows up by index while nobody has counted the tables', async () => {
  // Nothing may gather statistics meanwhile.
  for (const table of ['wallets', 'charges', 'entries']) {
    await owner.unsafe(`ALTER TABLE ${table} SET (autovacuum_enabled = false)`);
  }
  const [old, fresh] = [await core.sql.reserve(), await core.sql.reserve()];
  try {
    // What a connection learnt of tables of a page is not what it does with large ones.
    await addWallets(3);
    for (let call = 0; call < 12; call += 1) await readsOfFlight(old, 0);
    await addWallets(ROWS);
    await expectLookUps(old);
    await expectLookUps(fresh);
  } finally {
    old.release();
    fresh.release();
  }
});

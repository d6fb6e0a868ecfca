import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { AnySql, Sql } from '#db/client';
import { claimCharges, type ClaimOptions } from '#delivery/claim';
import { openTestCore, openTestOwner } from '../fixtures';

const core = await openTestCore();
const owner = await openTestOwner();

/** Adds charges of nobody's that were due `dueMsAgo` and following milliseconds; settled ones without. */
async function addCharges(count: number, operator: string, dueMsAgo: number | null = null) {
  const due = dueMsAgo === null ? null : new Date(Date.now() - dueMsAgo).toISOString();
  await core.sql`
    INSERT INTO charges AS c (wallet_id, id, user_id, phone, operator, amount, price, status,
      idempotency_key, input_hash, balance_after, created_at, next_attempt_at, settled_at)
    SELECT gen_random_uuid(), gen_random_uuid(), ${randomUUID()}::uuid, '+989121234567', ${operator},
      1, 1, CASE WHEN d.due IS NULL THEN 'delivered' ELSE 'pending' END, 'k', ''::bytea, 0, now(),
      d.due + n * interval '1 millisecond', CASE WHEN d.due IS NULL THEN now() END
    FROM generate_series(1, ${count}::int) n, (SELECT ${due}::timestamptz AS due) d`;
}

async function claim(options: Partial<ClaimOptions>, sql: AnySql = core.sql) {
  const claimed = await claimCharges(
    { ...core, sql: sql as Sql },
    { nowMs: Date.now(), leaseMs: 60_000, limit: 100, ...options },
  );
  const counts: Record<string, number> = {};
  for (const { operator } of claimed) counts[operator] = (counts[operator] ?? 0) + 1;
  return counts;
}

beforeEach(async () => {
  await core.sql`UPDATE charges SET next_attempt_at = NULL, status = 'delivered', settled_at = now(),
    lease_id = NULL, leased_until = NULL WHERE next_attempt_at IS NOT NULL`;
});

test('one operator’s queue does not fill a worker, however long it is and however long it was due', async () => {
  await addCharges(500, 'mci', 60_000);
  await addCharges(3, 'irancell', 1_000);
  expect(await claim({ limit: 20, perOperator: 10 })).toEqual({ mci: 10, irancell: 3 });
});

test('what a worker has under way of an operator counts towards its lane', async () => {
  await addCharges(50, 'mci', 60_000);
  await addCharges(50, 'irancell', 60_000);
  const underWay = new Map(Object.entries({ mci: 10, irancell: 7, rightel: 12 }));
  expect(await claim({ perOperator: 10, underWay })).toEqual({ irancell: 3 });
});

test('where there is room for less than is due, who has least under way comes first', async () => {
  for (const operator of ['mci', 'irancell', 'rightel', 'shatel']) {
    await addCharges(50, operator, operator === 'mci' ? 60_000 : 1_000);
  }
  const underWay = new Map(Object.entries({ mci: 9, irancell: 1 }));
  expect(await claim({ limit: 7, perOperator: 10, underWay })).toEqual({
    irancell: 2,
    rightel: 3,
    shatel: 2,
  });
});

/** What the connection has read of `charges` and not yet handed to the statistics. */
async function readsOf(one: AnySql) {
  const [reads] = await one<{ scans: number; rows: number }[]>`
    SELECT seq_scan::int AS scans, idx_tup_fetch::int AS rows
    FROM pg_stat_xact_user_tables WHERE relname = 'charges'`;
  return reads ?? { scans: 0, rows: 0 };
}

async function readsOfClaim(one: AnySql, underWay: Map<string, number>) {
  await one`BEGIN`;
  const before = await readsOf(one);
  const claimed = await claim({ limit: 10, perOperator: 10, underWay }, one);
  const after = await readsOf(one);
  await one`ROLLBACK`;
  return { claimed, scans: after.scans - before.scans, rows: after.rows - before.rows };
}

test('a claim looks its few rows up by index, counted or not, past a full lane with a long queue', async () => {
  await owner`ALTER TABLE charges SET (autovacuum_enabled = false)`;
  const [old, fresh, generic] = [
    await core.sql.reserve(),
    await core.sql.reserve(),
    await core.sql.reserve(),
  ];
  const full = new Map([['mci', 10]]);
  try {
    await addCharges(3, 'irancell', 60_000);
    // What a connection learnt of a table of a page is not what it does with a large one, nor is a
    // plan for whatever is asked, which may be kept.
    await generic`SET plan_cache_mode = force_generic_plan`;
    for (const one of [old, generic]) {
      for (let call = 0; call < 12; call += 1) await readsOfClaim(one, full);
    }
    await addCharges(30_000, 'mci');
    await addCharges(20_000, 'mci', 100_000);
    await addCharges(200, 'irancell', 60_000);
    for (const counted of [false, true]) {
      if (counted) await owner`ANALYZE charges`;
      for (const one of [old, fresh, generic]) {
        for (let call = 0; call < 12; call += 1) {
          const { claimed, scans, rows } = await readsOfClaim(one, full);
          expect({ counted, call, claimed, scans }).toEqual({
            counted,
            call,
            claimed: { irancell: 10 },
            scans: 0,
          });
          // Each row is found in the queue, to lock it, and to lease it.
          expect(rows).toBeLessThanOrEqual(4 * 10);
        }
      }
    }
  } finally {
    old.release();
    fresh.release();
    await generic`RESET plan_cache_mode`;
    generic.release();
  }
});

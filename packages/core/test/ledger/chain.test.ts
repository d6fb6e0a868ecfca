import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { buyCharge } from '#charges/buy';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { sell } from '#ledger/move';
import { adjustWallet } from '#wallets/adjust';
import { createAdmin, createMany, createSeller } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';
import { expectBooksInOrder } from '../outcomes';
import { saleOf } from './sales';

const core = await openTestCore();
const owner = await openTestOwner();
const admin = await createAdmin(core);
const sellers = await createMany(3, () => createSeller(core));
await Promise.all(
  sellers.map(async (seller) => {
    const { id } = await requestCredit(core, seller, { amount: '500', idempotencyKey: 'credit' });
    await decideCredit(core, admin, { id, decision: 'approve' });
    const correction = { userId: seller.userId, reason: 'counted', idempotencyKey: seller.userId };
    await adjustWallet(core, admin, { ...correction, amount: '-0.01' });
    // More at once than there are connections, so that later ones wait for earlier ones' locks.
    await Promise.all(
      Array.from({ length: 200 }, (_, place) =>
        buyCharge(core, seller, {
          phone: '09121234567',
          amount: '1',
          idempotencyKey: `sale ${place}`,
        }),
      ),
    );
  }),
);

interface EntryRow {
  wallet_id: string;
  seq: bigint;
  kind: string;
  amount: bigint;
  balance_after: bigint;
  account: string;
  source_id: string;
  actor_id: string | null;
  created_at: string;
  hash: Buffer;
}

const uuid = (text: string) => Buffer.from(text.replaceAll('-', ''), 'hex');

function int8(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

/** `2026-01-31 12:00:00.12+00`, as the database tells it, in microseconds since 1970. */
function microsOf(text: string): bigint {
  const parts = /^(\S+) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text);
  if (!parts) throw new Error(`${text} is no instant`);
  const [, date, time, fraction = ''] = parts;
  const wholeMs = Date.parse(`${date}T${time}Z`);
  return BigInt(wholeMs) * 1000n + BigInt(fraction.padEnd(6, '0'));
}

/** As documented beside `entry_hash` (migrations/0002_ledger.sql). */
function hashOf(previous: Buffer, entry: EntryRow): Buffer {
  return createHash('sha256')
    .update(previous)
    .update(uuid(entry.wallet_id))
    .update(int8(entry.seq))
    .update(int8(entry.amount))
    .update(int8(entry.balance_after))
    .update(uuid(entry.source_id))
    .update(entry.actor_id === null ? Buffer.alloc(16) : uuid(entry.actor_id))
    .update(int8(microsOf(entry.created_at)))
    .update(`${entry.kind}:${entry.account}`)
    .digest();
}

const entriesOf = (walletId: string) => core.sql<EntryRow[]>`
  SELECT wallet_id, seq, kind, amount, balance_after, account, source_id, actor_id, created_at, hash
  FROM entries WHERE wallet_id = ${walletId} ORDER BY seq`;

describe('the hash chain', () => {
  test('recomputes from the entries alone, and ends where the wallet says', async () => {
    for (const { walletId } of sellers) {
      const entries = await entriesOf(walletId);
      expect(entries).toHaveLength(202);
      let head = Buffer.alloc(32);
      for (const entry of entries) {
        const hash = hashOf(head, entry);
        expect([entry.seq, entry.hash.toString('hex')]).toEqual([entry.seq, hash.toString('hex')]);
        head = Buffer.from(hash);
      }
      const [wallet] = await core.sql<{ head_hash: Buffer }[]>`
        SELECT head_hash FROM wallets WHERE id = ${walletId}`;
      expect(wallet?.head_hash.toString('hex')).toBe(head.toString('hex'));
    }
  });

  test('is computed alike by every session, whatever its time zone', async () => {
    const [row] = await core.sql.begin(async (tx) => {
      await tx`SET LOCAL TimeZone = 'Asia/Tehran'`;
      return tx`
        SELECT count(*)::int AS differing FROM (
          SELECT n.*, lag(n.hash, 1, decode(repeat('00', 32), 'hex'))
            OVER (PARTITION BY n.wallet_id ORDER BY n.seq) AS before
          FROM entries n
        ) e
        WHERE e.hash <> entry_hash(e.before, e.wallet_id, e.seq, e.kind, e.amount, e.balance_after,
          e.account, e.source_id, e.actor_id, e.created_at)`;
    });
    expect(row).toEqual({ differing: 0 });
  });
});

describe("entries' times", () => {
  test('are in the order of the entries, however many sales ran at once', async () => {
    const [row] = await core.sql`
      SELECT count(*)::int AS entries, count(*) FILTER (WHERE created_at < before)::int AS disordered
      FROM (
        SELECT created_at, lag(created_at) OVER (PARTITION BY wallet_id ORDER BY seq) AS before
        FROM entries
      ) e`;
    expect(row).toEqual({ entries: 3 * 202, disordered: 0 });
  });

  test('are taken when the lock is held, not when the transaction began', async () => {
    const seller = await createSeller(core, { balance: '10' });
    const one = await core.sql.reserve();
    try {
      await one`BEGIN`;
      const [began] = await one<{ at: string }[]>`SELECT now()::text AS at`;
      await sell(one, [saleOf(seller, 1)]);
      await one`COMMIT`;
      const entries = await entriesOf(seller.walletId);
      const times = entries.map((entry) => microsOf(entry.created_at));
      expect(times.at(-1)).toBeGreaterThan(microsOf(String(began?.at)));
    } finally {
      one.release();
    }
  });

  test('never go back, even when the clock has', async () => {
    const seller = await createSeller(core, { balance: '10' });
    const later = new Date(Date.now() + 3_600_000).toISOString();
    await owner`UPDATE wallets SET moved_at = ${later} WHERE id = ${seller.walletId}`;
    await sell(core.sql, [saleOf(seller, 1)]);
    await sell(core.sql, [saleOf(seller, 1)]);
    const entries = await entriesOf(seller.walletId);
    const laterMicros = BigInt(Date.parse(later)) * 1000n;
    expect(entries.slice(1).map((entry) => microsOf(entry.created_at))).toEqual([
      laterMicros,
      laterMicros,
    ]);
  });
});

test('after all of this the books are in order', () => expectBooksInOrder(core));

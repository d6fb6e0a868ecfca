import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { buyCharge } from '#charges/buy';
import { uuidFloor } from '#comparisons/uuid-floor';
import { resolveCharge } from '#charges/resolve';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { setCommission } from '#operators/set-commission';
import { overviewInput } from '#reports/inputs';
import { readOverview } from '#reports/overview';
import { summarise } from '#reports/summary';
import { rollUp } from '#rollups/roll';
import { createAdmin, createSeller } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';
import { failureOf } from '../outcomes';

const core = await openTestCore();
const owner = await openTestOwner();
const admin = await createAdmin(core);
const [sara, omid] = [
  await createSeller(core, { email: 'sara@example.com' }),
  await createSeller(core, { email: 'omid@example.com' }),
];
await setCommission(core, admin, { code: 'mci', basisPoints: 1_000 });

const MCI = '+989121234567';
const IRANCELL = '+989351234567';

async function credit(seller: Actor, amount: string): Promise<void> {
  const { id } = await requestCredit(core, seller, { amount, idempotencyKey: randomUUID() });
  await decideCredit(core, admin, { id, decision: 'approve' });
}

async function sell(
  seller: Actor,
  phone: string,
  amount: string,
  outcome?: 'delivered' | 'refunded',
): Promise<void> {
  const { id } = await buyCharge(core, seller, { phone, amount, idempotencyKey: randomUUID() });
  if (!outcome) return;
  await core.sql`UPDATE charges SET status = 'unknown' WHERE id = ${id}`;
  await resolveCharge(core, admin, { id, outcome, reason: 'seen' });
}

/** Puts everything of a seller's that is not yet in the past at a moment there. */
async function thatWasAt(seller: Actor, at: string): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    for (const table of ['entries', 'charges', 'charge_events']) {
      await tx`
        UPDATE ${tx(table)} SET created_at = ${at}
        WHERE wallet_id = ${seller.walletId} AND created_at > '2026-06-01'`;
    }
    // Refusals are found by the time in their ids.
    await tx`
      UPDATE charges SET id = ${uuidFloor(Date.parse(at))}
      WHERE wallet_id = ${seller.walletId} AND created_at = ${at} AND status = 'refused'`;
    await tx`
      UPDATE rollup_deltas SET at = ${at}
      WHERE wallet_id = ${seller.walletId} AND at > '2026-06-01'`;
  });
}

// In Tehran, half an hour off everybody else's hours, a day begins at 20:30.
await credit(sara, '1000');
await sell(sara, MCI, '100', 'delivered');
await thatWasAt(sara, '2026-03-09T20:29:59.999Z');
await credit(omid, '500');
await sell(omid, IRANCELL, '40', 'delivered');
await sell(omid, IRANCELL, '60', 'refunded');
await thatWasAt(omid, '2026-03-10T20:30:00Z');
await sell(sara, MCI, '200', 'refunded');
await sell(sara, MCI, '10');
await expect(sell(sara, MCI, '5000')).rejects.toMatchObject({ errorName: 'INSUFFICIENT_BALANCE' });
await thatWasAt(sara, '2026-03-11T12:00:00Z');

const DAY = {
  from: '2026-03-10T20:30:00Z',
  to: '2026-03-11T20:30:00Z',
  by: 'day',
  timeZone: 'Asia/Tehran',
} as const;
const WEEK = { ...DAY, from: '2026-03-07T20:30:00Z', to: '2026-03-14T20:30:00Z' };

const asked = [
  DAY,
  WEEK,
  { ...WEEK, operator: 'mci' },
  { ...WEEK, userId: sara.userId },
  { ...WEEK, timeZone: 'UTC' },
  { ...DAY, by: 'hour' },
  // The day that summer time begins in Berlin has 23 hours.
  { ...DAY, from: '2026-03-28T23:00:00Z', to: '2026-03-29T22:00:00Z', timeZone: 'Europe/Berlin' },
] as const;
const SUMMARY = { from: '2026-03-10T20:29:59.999Z', to: '2026-03-11T12:00:00Z' };

const readAll = async () => [
  ...(await Promise.all(asked.map((input) => readOverview(core, input)))),
  await summarise(core, SUMMARY),
];

const unrolled = await readAll();
const [day, week, mci, own, utc, hours] = unrolled as Awaited<ReturnType<typeof readOverview>>[];

test('a day of a time zone, and the one before', () => {
  expect(day).toMatchObject({
    from: '2026-03-10T20:30:00.000Z',
    to: '2026-03-11T20:30:00.000Z',
    timeZone: 'Asia/Tehran',
    currency: 'IRR',
    totals: {
      sold: { count: 4, amount: '310.00', price: '289.00' },
      delivered: { count: 1, amount: '40.00', price: '40.00' },
      refunded: { count: 2, amount: '260.00', price: '240.00' },
      refused: {
        count: 1,
        amount: '5000.00',
        byCode: [{ code: 3001, name: 'INSUFFICIENT_BALANCE', count: 1 }],
      },
      commission: '1.00',
      credit: { count: 1, amount: '500.00' },
      adjustment: { count: 0, amount: '0.00' },
    },
    previous: {
      from: '2026-03-09T20:30:00.000Z',
      to: '2026-03-10T20:30:00.000Z',
      totals: { sold: { count: 0 } },
    },
    series: [{ at: '2026-03-10T20:30:00.000Z', totals: { sold: { count: 4 } } }],
  });
});

test('a series has a step for each day, quiet ones too', () => {
  expect(week?.series.map(({ at, totals }) => [at, totals.sold.count])).toEqual([
    ['2026-03-07T20:30:00.000Z', 0],
    ['2026-03-08T20:30:00.000Z', 1],
    ['2026-03-09T20:30:00.000Z', 0],
    ['2026-03-10T20:30:00.000Z', 4],
    ['2026-03-11T20:30:00.000Z', 0],
    ['2026-03-12T20:30:00.000Z', 0],
    ['2026-03-13T20:30:00.000Z', 0],
  ]);
  expect(utc?.series.filter(({ totals }) => totals.sold.count > 0)).toMatchObject([
    { at: '2026-03-09T00:00:00.000Z', totals: { sold: { count: 1 } } },
    { at: '2026-03-10T00:00:00.000Z', totals: { sold: { count: 2 } } },
    { at: '2026-03-11T00:00:00.000Z', totals: { sold: { count: 2 } } },
  ]);
  expect(hours?.series).toHaveLength(24);
  expect(hours?.series[0]).toMatchObject({
    at: '2026-03-10T20:30:00.000Z',
    totals: { sold: { count: 2 } },
  });
});

test('operators and sellers come by what was sold', () => {
  expect(week?.operators.map(({ operator, totals }) => [operator, totals.sold.price])).toEqual([
    ['mci', '279.00'],
    ['irancell', '100.00'],
  ]);
  expect(week?.topSellers).toMatchObject([
    { user: { email: 'sara@example.com' }, sold: { count: 3, amount: '310.00', price: '279.00' } },
    { user: { email: 'omid@example.com' }, sold: { count: 2, amount: '100.00', price: '100.00' } },
  ]);
  expect(day?.topSellers.map(({ sold }) => sold.price)).toEqual(['189.00', '100.00']);
});

test('one operator’s is without what has none', () => {
  expect(mci?.totals).toMatchObject({ sold: { count: 3 }, credit: { count: 0 } });
  expect(mci?.operators.map(({ operator }) => operator)).toEqual(['mci']);
  expect(mci?.topSellers.map(({ user }) => user.email)).toEqual(['sara@example.com']);
});

test('one seller’s is theirs alone, with what they have', async () => {
  expect(own?.totals).toMatchObject({
    sold: { count: 3, price: '279.00' },
    delivered: { count: 1 },
    refunded: { count: 1 },
    refused: { count: 1 },
    credit: { count: 1, amount: '1000.00' },
  });
  expect(own?.topSellers).toEqual([]);
  expect(own?.now).toMatchObject({ outstanding: '901.00' });
  const nobody = { ...WEEK, userId: randomUUID() };
  expect(await failureOf(readOverview(core, nobody))).toMatchObject({ code: 1005 });
});

test('a summary holds its first moment and not its last', async () => {
  expect((await summarise(core, SUMMARY)).entries).toMatchObject({
    charge: { count: 2, amount: '-100.00' },
    refund: { count: 1, amount: '60.00' },
    credit: { count: 1, amount: '500.00' },
  });
});

describe('the answers are the same', () => {
  test('however much is rolled up', async () => {
    const limits = { wallets: 1, entriesOfWallet: 1, deltas: 1 };
    for (let left = 1; left > 0;) {
      left = await rollUp(core, Date.now(), limits);
      expect(await readAll()).toEqual(unrolled);
    }
  });

  test('as out of the facts, for periods that begin and end anywhere', async () => {
    for (const minutes of [0, 7, 15, 31, 60, 1_440]) {
      const from = new Date(Date.parse('2026-03-09T20:29:00Z') + minutes * 60_000).toISOString();
      const to = '2026-03-11T12:00:00.001Z';
      const { entries } = await summarise(core, { from, to });
      const [facts] = await core.sql`
        SELECT count(*) FILTER (WHERE kind = 'charge')::int AS charges,
          count(*) FILTER (WHERE kind = 'credit')::int AS credits
        FROM entries WHERE created_at >= ${from} AND created_at < ${to}`;
      expect({ charges: entries.charge.count, credits: entries.credit.count }).toEqual(facts);
    }
  });
});

test.each([
  ['no such zone', { ...DAY, timeZone: 'Mars/Olympus' }],
  ['an offset for a zone', { ...DAY, timeZone: '+03:30' }],
  ['an end before its start', { ...DAY, to: DAY.from }],
  ['more hours than can be looked at', { ...DAY, by: 'hour', to: '2027-03-11T20:30:00Z' }],
  ['steps of a week', { ...DAY, by: 'week' }],
])('%s is refused', (_, input) => {
  expect(overviewInput.safeParse(DAY).success).toBe(true);
  expect(overviewInput.safeParse(input).success).toBe(false);
});

import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestOfLists, type Asked, type ListLimits } from '#reports/best-of-lists';
import { salesIn } from '#reports/sales';
import { splitBySpan } from '#reports/spans';
import { DAY_MS, HOUR_MS, type Period } from '#reports/period';
import { isoTime } from '#delivery/iso-time';
import { listNext } from '#rollups/best-sellers';
import { openTestCore } from '../fixtures';

const core = await openTestCore();
const { sql } = core;

const FIRST_MS = Date.parse('2026-01-20T00:00Z');
const DAYS = 75;
const OPERATORS = ['mci', 'irancell', 'rightel'];
/** From the second on each sells a fifth less than the one before, until they are all about the same. */
const SELLERS = Array.from({ length: 40 }, (_, place) => ({
  walletId: randomUUID(),
  scale: Math.max(30, Math.round(10_000 * 0.8 ** place)),
}));

const ids = SELLERS.map(({ walletId }) => walletId);

const listedTo = { daysMs: FIRST_MS + 70 * DAY_MS, monthsMs: Date.parse('2026-03-01T00:00Z') };

await sellAtRandom();
await sellOn('2026-01-10', [200, 20, 19, 0]);
await sellOn('2026-01-11', [0, 9, 190, 10]);
await sellOn('2026-01-13', [100, 99, 0, 0, 98]);
await sellOn('2026-01-14', [0, 0, 100, 99, 98]);
await sql`UPDATE rollup_state SET days_to = '2026-01-01', months_to = '2026-01-01'`;
while (await listNext(sql, isoTime(listedTo.daysMs + 2 * HOUR_MS)));

/** The same numbers at every run: what is found does not depend on luck. */
async function sellAtRandom(): Promise<void> {
  let seed = 20_260_120;
  const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const rows = SELLERS.flatMap(({ walletId, scale }) =>
    Array.from({ length: 150 }, () => ({
      wallet_id: walletId,
      hour: isoTime(FIRST_MS + Math.floor(chance() * DAYS * 24) * HOUR_MS),
      operator: OPERATORS[Math.floor(chance() * OPERATORS.length)] ?? '',
      count: 1 + Math.floor(chance() * 3),
      amount: Math.ceil(chance() * scale) * 2,
      price: Math.ceil(chance() * scale),
    })),
  );
  await sql`INSERT INTO seller_hours ${sql(rows)} ON CONFLICT DO NOTHING`;
}

/** Sellers by place, each with what they sold on that day. */
async function sellOn(day: string, prices: readonly number[]): Promise<void> {
  const hour = `${day}T09:00:00Z`;
  const rows = prices.flatMap((price, place) =>
    price > 0
      ? [{ wallet_id: ids[place] ?? '', hour, operator: 'mci', count: 1, amount: price, price }]
      : [],
  );
  await sql`INSERT INTO seller_hours ${sql(rows)}`;
}

function askedFor({ fromMs, toMs }: Period, operator: string | null): Asked {
  const { spans, rest } = splitBySpan({ fromMs, toMs }, listedTo);
  const unlisted = salesIn(sql, { hours: rest, tail: { fromMs, toMs: fromMs }, edges: [] });
  return { spans, unlisted, operator, best: 10 };
}

const allOf = ({ fromMs, toMs }: Period, operator: string | null) => sql`
  SELECT wallet_id, sum(count)::text AS count, sum(amount)::text AS amount, sum(price)::text AS price
  FROM seller_hours
  WHERE hour >= ${isoTime(fromMs)} AND hour < ${isoTime(toMs)}
    AND (${operator}::text IS NULL OR operator = ${operator})
  GROUP BY wallet_id ORDER BY sum(price) DESC, wallet_id LIMIT 10`;

const sold = (rows: readonly object[]) =>
  rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'others')));

const hour = fc.integer({ min: 0, max: DAYS * 24 }).map((hours) => FIRST_MS + hours * HOUR_MS);
const operator = fc.constantFrom(null, ...OPERATORS);

test.each<[string, ListLimits, number]>([
  ['the tops of lists', { depths: [12, 20], candidates: 20 }, 5],
  ['whole lists', { depths: [200], candidates: 100 }, 20],
  ['few candidates', { depths: [12], candidates: 11 }, 1],
])('who is found by %s sold most, to the last unit', async (_, limits, foundMin) => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(hour, hour, operator, async (one, other, of) => {
      const period = { fromMs: Math.min(one, other), toMs: Math.max(one, other) };
      const best = await bestOfLists(sql, askedFor(period, of), limits);
      if (!best) return;
      found += 1;
      expect(sold(best)).toEqual([...(await allOf(period, of))]);
    }),
    { numRuns: 60, seed: 41 },
  );
  // Else this has compared nothing.
  expect(found).toBeGreaterThanOrEqual(foundMin);
});

const twoDays = (from: string): Period => ({
  fromMs: Date.parse(from),
  toMs: Date.parse(from) + 2 * DAY_MS,
});

test('what a list does not name, since it is not read that far, counts as well', async () => {
  const asked = { ...askedFor(twoDays('2026-01-10'), null), best: 1 };
  const best = await bestOfLists(sql, asked, { depths: [2], candidates: 5 });
  expect(best).toMatchObject([{ wallet_id: ids[2], count: '2', price: '209' }]);
});

test('who is third on each day may be the best, so lists are read further', async () => {
  const asked = { ...askedFor(twoDays('2026-01-13'), null), best: 1 };
  expect(await bestOfLists(sql, asked, { depths: [2], candidates: 5 })).toBeNull();
  const best = await bestOfLists(sql, asked, { depths: [2, 4], candidates: 5 });
  expect(best).toMatchObject([{ wallet_id: ids[4], price: '196' }]);
});

test('those who sold about as much are not told apart by the tops of lists', async () => {
  const period = { fromMs: FIRST_MS, toMs: FIRST_MS + 60 * DAY_MS };
  const asked = { ...askedFor(period, null), best: 30 };
  expect(await bestOfLists(sql, asked, { depths: [5], candidates: 40 })).toBeNull();
});

test('a period without a whole day that has a list is left to whoever adds up', async () => {
  const period = { fromMs: FIRST_MS + HOUR_MS, toMs: FIRST_MS + 20 * HOUR_MS };
  expect(
    await bestOfLists(sql, askedFor(period, null), { depths: [200], candidates: 10 }),
  ).toBeNull();
});

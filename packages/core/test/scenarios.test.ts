import { expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { buyCharge } from '#charges/buy';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { createAdmin, createMany, createSeller } from './actors';
import { openTestCore } from './fixtures';
import { balanceOf, expectBooksInOrder, failureOf, outcomeOf, tally } from './outcomes';
import { TEST_ROUNDS } from './settings';

const core = await openTestCore();
const admin = await createAdmin(core, { email: 'approver@example.com' });
const phone = (place: number) => `+98912000${String(1000 + place)}`;
const times = <T>(count: number, make: (place: number) => T) =>
  Array.from({ length: count }, (_, place) => make(place));

let key = 0;
const newKey = () => `key ${(key += 1)}`;

const ask = (seller: Actor, amount: string) =>
  requestCredit(core, seller, { amount, idempotencyKey: newKey() });
const decide = (by: Actor, id: string, decision: 'approve' | 'reject' = 'approve') =>
  decideCredit(core, by, { id, decision });
const buy = (seller: Actor, to: string, amount = '500') =>
  buyCharge(core, seller, { phone: to, amount, idempotencyKey: newKey() });

/** The wallet's money comes by the one way that a seller's money comes. */
async function sellerWith(amount: string): Promise<Actor> {
  const seller = await createSeller(core);
  const { id } = await ask(seller, amount);
  await decide(admin, id);
  return seller;
}

test('1: what was credited is what is left and what the phones were sold', async () => {
  const sellers = await createMany(2, () => createSeller(core));
  for (const seller of sellers) {
    const requests = await Promise.all(times(5, () => ask(seller, '100000')));
    for (const { id } of requests) await decide(admin, id);
    expect(await balanceOf(core, seller)).toBe('500000.00');
  }
  const sales = await Promise.all(
    sellers.flatMap((seller) => times(500, (place) => buy(seller, phone(place % 10)))),
  );
  expect(new Set(sales.map(({ id }) => id)).size).toBe(1000);
  for (const seller of sellers) expect(await balanceOf(core, seller)).toBe('250000.00');

  const phones = await core.sql<{ phone: string; sold: string; debited: string }[]>`
    SELECT c.phone, sum(c.amount)::text AS sold, (-sum(e.amount))::text AS debited
    FROM charges c
    JOIN entries e ON e.wallet_id = c.wallet_id AND e.kind = 'charge' AND e.source_id = c.id
    WHERE c.wallet_id IN ${core.sql(sellers.map(({ walletId }) => walletId))}
    GROUP BY c.phone ORDER BY c.phone`;
  expect(phones).toEqual(
    times(10, (place) => ({ phone: phone(place), sold: '5000000', debited: '5000000' })),
  );
});

test('2: a second approval is refused and changes nothing', async () => {
  const [seller, second] = [await createSeller(core), await createAdmin(core)];
  const { id } = await ask(seller, '1000');
  await decide(admin, id);
  expect(await failureOf(decide(second, id))).toMatchObject({ code: 3005 });
  expect(await failureOf(decide(admin, id))).toMatchObject({ code: 3005 });
  expect(await failureOf(decide(second, id, 'reject'))).toMatchObject({ code: 3005 });
  expect(await balanceOf(core, seller)).toBe('1000.00');
  const [row] = await core.sql`
    SELECT status, decided_by FROM credit_requests WHERE wallet_id = ${seller.walletId}`;
  expect(row).toEqual({ status: 'approved', decided_by: admin.userId });
});

test('3: more than there is is refused, and the balance stays', async () => {
  const seller = await sellerWith('1000');
  expect(await failureOf(buy(seller, phone(1), '1500'))).toMatchObject({
    code: 3001,
    name: 'INSUFFICIENT_BALANCE',
  });
  expect(await balanceOf(core, seller)).toBe('1000.00');
});

test('4: the log names who, what, from where, to where, and who decided', async () => {
  const seller = await sellerWith('1000');
  const { id } = await buy(seller, phone(4));
  const log = await core.sql`
    SELECT e.seq::int, e.kind, e.amount::int, e.balance_after::int AS balance, e.account,
      e.actor_id AS actor, coalesce(c.phone, r.decided_by::text) AS "with", e.source_id = c.id AS sale
    FROM entries e
    LEFT JOIN charges c ON c.wallet_id = e.wallet_id AND c.id = e.source_id
    LEFT JOIN credit_requests r ON r.wallet_id = e.wallet_id AND r.id = e.source_id
    WHERE e.wallet_id = ${seller.walletId} ORDER BY e.seq`;
  expect(log).toMatchObject([
    { seq: 1, kind: 'credit', amount: 100000, balance: 100000, account: 'treasury' },
    { seq: 2, kind: 'charge', amount: -50000, balance: 50000, account: 'operator', sale: true },
  ]);
  expect(log.map((line) => [line['actor'], line['with']])).toEqual([
    [admin.userId, admin.userId],
    [seller.userId, phone(4)],
  ]);
  const [charge] = await core.sql`SELECT user_id FROM charges WHERE id = ${id}`;
  expect(charge).toEqual({ user_id: seller.userId });
});

test('5: sellers at once do not disturb each other', async () => {
  const sellers = await Promise.all(times(5, () => sellerWith('100000')));
  await Promise.all(
    times(100, (place) => Promise.all(sellers.map((seller) => buy(seller, phone(place % 10))))),
  );
  for (const seller of sellers) expect(await balanceOf(core, seller)).toBe('50000.00');
});

test('6: exactly as many sales succeed as the wallet can pay for', async () => {
  for (let round = 0; round < TEST_ROUNDS; round += 1) {
    // A remainder of 499.99 must pay for nothing.
    const seller = await sellerWith('50499.99');
    const outcomes = await Promise.all(times(200, () => outcomeOf(buy(seller, phone(6)))));
    expect(tally(outcomes)).toEqual({ ok: 100, 3001: 100 });
    expect(await balanceOf(core, seller)).toBe('499.99');
    const [left] = await core.sql`
      SELECT count(*) FILTER (WHERE status = 'pending')::int AS sold,
        count(*) FILTER (WHERE status = 'refused' AND refusal_code = 3001)::int AS refused,
        (SELECT count(*)::int FROM entries e WHERE e.wallet_id = ${seller.walletId}) AS entries
      FROM charges WHERE wallet_id = ${seller.walletId}`;
    expect(left).toEqual({ sold: 100, refused: 100, entries: 101 });
  }
}, 120_000);

test.each([
  { requests: 10, admins: 3 },
  { requests: 100, admins: 10 },
])(
  '7: $requests requests are decided once each by $admins admins who press at once',
  async ({ requests, admins }) => {
    const approvers = await createMany(admins, () => createAdmin(core));
    for (let round = 0; round < TEST_ROUNDS; round += 1) {
      const seller = await createSeller(core);
      const asked = await Promise.all(times(requests, () => ask(seller, '100')));
      const presses = await Promise.all(
        asked.map(({ id }, row) =>
          Promise.all(
            approvers.map(async (approver, column) => {
              const decision = (row + column) % 3 === 0 ? 'reject' : 'approve';
              return { decision, outcome: await outcomeOf(decide(approver, id, decision)) };
            }),
          ),
        ),
      );
      for (const row of presses) {
        expect(tally(row.map(({ outcome }) => outcome))).toEqual({ ok: 1, 3005: admins - 1 });
      }
      const won = presses.flat().filter(({ outcome }) => outcome === 'ok');
      const approvals = won.filter(({ decision }) => decision === 'approve').length;
      expect(await balanceOf(core, seller)).toBe(approvals === 0 ? '0.00' : `${approvals}00.00`);
      const [counted] = await core.sql`
        SELECT count(*) FILTER (WHERE status = 'approved')::int AS approved,
          count(*) FILTER (WHERE status = 'rejected')::int AS rejected,
          (SELECT count(*)::int FROM entries e WHERE e.wallet_id = ${seller.walletId}) AS entries
        FROM credit_requests WHERE wallet_id = ${seller.walletId}`;
      expect(counted).toEqual({
        approved: approvals,
        rejected: requests - approvals,
        entries: approvals,
      });
    }
  },
  120_000,
);

test('after all of this the books are in order', () => expectBooksInOrder(core));

import { afterAll, expect, test } from 'vitest';

import type { ChargeFlowClient } from '#client';

import {
  admin,
  adminCredentials,
  admins,
  balanceOf,
  everyItem,
  expectBooksInOrder,
  newClient,
  newSeller,
  nth,
  outcomeOf,
  ROUNDS,
  tally,
  times,
  type Seller,
} from './running-stack';

/** All of them end in digits that the operator delivers at once. */
const phone = (place: number) => `+98912000${String(1000 + place)}`;

let keys = 0;
const newKey = () => `key ${(keys += 1)}`;

const ask = ({ client }: Seller, amount: string) =>
  client.credit.request.mutate({ amount, idempotencyKey: newKey() });
const decide = (by: ChargeFlowClient, id: string, decision: 'approve' | 'reject' = 'approve') =>
  by.admin.credit.decide.mutate({ id, decision });
const buy = (client: ChargeFlowClient, to: string, amount = '500') =>
  client.charge.buy.mutate({ phone: to, amount, idempotencyKey: newKey() });

afterAll(expectBooksInOrder);

test('1: what was credited is what is left and what the phones were given', async () => {
  const sellers = await Promise.all(times(2, () => newSeller()));
  for (const seller of sellers) {
    for (const place of times(10, (index) => index)) {
      await seller.client.phone.add.mutate({ phone: phone(place) });
    }
    const requests = await Promise.all(times(5, () => ask(seller, '100000')));
    await Promise.all(requests.map(({ id }) => decide(admin, id)));
    expect(await balanceOf(seller)).toBe('500000.00');
  }
  const sales = await Promise.all(
    sellers.flatMap(({ client }) => times(500, (place) => buy(client, phone(place % 10)))),
  );
  expect(new Set(sales.map(({ id }) => id)).size).toBe(1000);
  for (const seller of sellers) expect(await balanceOf(seller)).toBe('250000.00');

  const given = times(10, (place) => ({ phone: phone(place), charged: '25000.00' }));
  for (const { client } of sellers) {
    await expect
      .poll(async () => (await client.charge.list.query({ status: 'pending', limit: 1 })).items, {
        timeout: 45_000,
      })
      .toEqual([]);
    const book = await everyItem((page) => client.phone.list.query(page));
    expect(book.map(({ phone, charged }) => ({ phone, charged })).toReversed()).toEqual(given);
    const charges = await everyItem((page) => client.charge.list.query(page));
    expect(tally(charges.map(({ status, price }) => `${status} ${price}`))).toEqual({
      'delivered 500.00': 500,
    });
  }
  for (const seller of sellers) expect(await balanceOf(seller)).toBe('250000.00');
});

test('2: a second approval is refused and changes nothing', async () => {
  const seller = await newSeller();
  const { id } = await ask(seller, '1000');
  await decide(nth(admins, 0), id);
  const second = nth(admins, 1);
  expect(await outcomeOf(decide(second, id))).toBe(3005);
  expect(await outcomeOf(decide(nth(admins, 0), id))).toBe(3005);
  expect(await outcomeOf(decide(second, id, 'reject'))).toBe(3005);
  expect(await balanceOf(seller)).toBe('1000.00');
  const { items } = await admin.admin.credit.list.query({ search: seller.email });
  expect(items).toMatchObject([
    { id, status: 'approved', decidedBy: nth(adminCredentials, 0).email },
  ]);
});

test('3: more than there is is refused, and the balance stays', async () => {
  const seller = await newSeller('1000');
  await expect(buy(seller.client, phone(1), '1500')).rejects.toMatchObject({
    name: 'INSUFFICIENT_BALANCE',
    code: 3001,
  });
  expect(await balanceOf(seller)).toBe('1000.00');
  expect((await seller.client.wallet.statement.query()).items).toHaveLength(1);
});

test('4: the log names who, what, from where, to where, and who decided', async () => {
  const seller = await newSeller();
  const { id: creditRequestId } = await ask(seller, '1000');
  const decider = nth(adminCredentials, 2).email;
  await decide(nth(admins, 2), creditRequestId);
  const { id: chargeId } = await buy(seller.client, phone(4));

  const log = await admin.admin.entry.list.query({ userId: seller.id });
  const user = { id: seller.id, email: seller.email };
  expect(log.items.map(({ seq, kind, amount, account }) => [seq, kind, amount, account])).toEqual([
    [2, 'charge', '-500.00', 'operator'],
    [1, 'credit', '1000.00', 'treasury'],
  ]);
  expect(log.items).toMatchObject([
    { user, chargeId, balanceAfter: '500.00', actorEmail: seller.email },
    { user, creditRequestId, balanceAfter: '1000.00', actorEmail: decider },
  ]);
  const charges = await admin.admin.charge.list.query({ userId: seller.id });
  expect(charges.items).toMatchObject([{ id: chargeId, phone: phone(4), user }]);
  const audit = await admin.admin.audit.list.query({ subjectId: creditRequestId });
  expect(audit.items.map(({ action, actorEmail }) => [action, actorEmail])).toEqual([
    ['credit.approved', decider],
    ['credit.requested', seller.email],
  ]);
});

test('5: sellers at once do not disturb each other', async () => {
  const sellers = await Promise.all(times(5, () => newSeller('100000')));
  await Promise.all(
    times(100, (place) => Promise.all(sellers.map(({ client }) => buy(client, phone(place % 10))))),
  );
  for (const seller of sellers) expect(await balanceOf(seller)).toBe('50000.00');
});

test('6: of 200 buyers at once exactly the 100 are served that the wallet can pay for', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    // A remainder of 499.99 must pay for nothing.
    const seller = await newSeller('50499.99');
    const buyers = times(200, () => newClient(seller.tokens));
    const outcomes = await Promise.all(buyers.map((buyer) => outcomeOf(buy(buyer, phone(6)))));
    expect(tally(outcomes)).toEqual({ ok: 100, 3001: 100 });
    expect(await balanceOf(seller)).toBe('499.99');

    const charges = await everyItem((page) => seller.client.charge.list.query(page));
    expect(tally(charges.map(({ refusal }) => refusal))).toEqual({
      null: 100,
      INSUFFICIENT_BALANCE: 100,
    });
    const entries = await everyItem((page) => seller.client.wallet.statement.query(page));
    expect(tally(entries.map(({ kind, amount }) => `${kind} ${amount}`))).toEqual({
      'charge -500.00': 100,
      'credit 50499.99': 1,
    });
  }
}, 300_000);

test.each([
  { requests: 10, approvers: 3, rounds: ROUNDS },
  { requests: 100, approvers: 10, rounds: Math.ceil(0.4 * ROUNDS) },
])(
  '7: $requests requests are decided once each by $approvers admins who press at once',
  async ({ requests, approvers, rounds }) => {
    for (let round = 0; round < rounds; round += 1) {
      const seller = await newSeller();
      const asked = await Promise.all(times(requests, () => ask(seller, '100')));
      const presses = await Promise.all(
        asked.map(({ id }, row) =>
          Promise.all(
            admins.slice(0, approvers).map(async (approver, column) => {
              const decision = (row + column) % 3 === 0 ? 'reject' : 'approve';
              return { decision, outcome: await outcomeOf(decide(approver, id, decision)) };
            }),
          ),
        ),
      );
      for (const row of presses) {
        expect(tally(row.map(({ outcome }) => outcome))).toEqual({ ok: 1, 3005: approvers - 1 });
      }
      const won = presses.flat().filter(({ outcome }) => outcome === 'ok');
      const approvals = won.filter(({ decision }) => decision === 'approve').length;
      expect(await balanceOf(seller)).toBe(approvals === 0 ? '0.00' : `${approvals}00.00`);
      const decided = await everyItem((page) => seller.client.credit.list.query(page));
      expect(decided.filter(({ status }) => status === 'approved')).toHaveLength(approvals);
      expect(decided.filter(({ status }) => status === 'rejected')).toHaveLength(
        requests - approvals,
      );
      expect((await seller.client.wallet.statement.query({ limit: 100 })).items).toHaveLength(
        approvals,
      );
    }
  },
  300_000,
);

import { afterAll, expect, test } from 'vitest';

import {
  balanceOf,
  everyItem,
  expectBooksInOrder,
  newClient,
  newSeller,
  outcomeOf,
  ROUNDS,
  settle,
  tally,
  times,
  topUp,
  webUrl,
  type Seller,
} from './running-stack';

const CALLS = 50;
const phone = '+989121234500';
const buy = ({ client }: Seller, idempotencyKey: string, amount = '500') =>
  client.charge.buy.mutate({ phone, amount, idempotencyKey });

afterAll(expectBooksInOrder);

test(`one key, sent ${CALLS} times at once, is one charge, one debit and one answer`, async () => {
  const rounds = 4 * ROUNDS;
  // Enough for every call of the last rounds: nothing but the key keeps them from being sold.
  const seller = await newSeller(String((rounds + CALLS) * 500));
  const devices = times(CALLS, () => newClient(seller.tokens));
  for (let round = 0; round < rounds; round += 1) {
    const sale = { phone, amount: '500', idempotencyKey: `round ${round}` };
    const answers = await Promise.all(devices.map(({ charge }) => charge.buy.mutate(sale)));
    // All but how far its delivery is, which goes on meanwhile.
    const told = answers.map(({ id, phone, amount, price, balanceAfter, createdAt }) => {
      return { id, phone, amount, price, balanceAfter, createdAt };
    });
    for (const charge of told) expect(charge).toEqual(told[0]);
    expect(tally(answers.map(({ replayed }) => replayed))).toEqual({
      false: 1,
      true: CALLS - 1,
    });
  }
  expect(await balanceOf(seller)).toBe(`${CALLS * 500}.00`);
  const charges = await everyItem((page) => seller.client.charge.list.query(page));
  expect(charges).toHaveLength(rounds);
  const entries = await everyItem((page) => seller.client.wallet.statement.query(page));
  expect(tally(entries.map(({ kind }) => kind))).toEqual({ credit: 1, charge: rounds });
}, 300_000);

test('one key of a credit request, sent many times at once, is one request', async () => {
  const seller = await newSeller();
  const request = { amount: '700', idempotencyKey: 'credit 1' };
  const devices = times(CALLS, () => newClient(seller.tokens));
  const answers = await Promise.all(devices.map(({ credit }) => credit.request.mutate(request)));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(tally(answers.map(({ replayed }) => replayed))).toEqual({ false: 1, true: CALLS - 1 });
  expect((await seller.client.credit.list.query()).items).toHaveLength(1);
});

test('a refusal is one refusal for good, though the wallet could pay by now', async () => {
  const seller = await newSeller();
  const devices = times(CALLS, () => newClient(seller.tokens));
  const sale = { phone, amount: '500', idempotencyKey: 'too early' };
  const refusals = await Promise.all(devices.map(({ charge }) => settle(charge.buy.mutate(sale))));
  const ids = new Set(
    refusals.map((refusal) => {
      if (refusal.ok || refusal.error.name !== 'INSUFFICIENT_BALANCE')
        throw new Error('unexpected');
      return refusal.error.details?.['chargeId'];
    }),
  );
  expect(ids.size).toBe(1);

  await topUp(seller, '1000');
  await expect(buy(seller, 'too early')).rejects.toMatchObject({
    code: 3001,
    details: { chargeId: [...ids][0], replayed: true },
  });
  expect(await balanceOf(seller)).toBe('1000.00');
  expect(await outcomeOf(buy(seller, 'in time'))).toBe('ok');
  expect(await balanceOf(seller)).toBe('500.00');
});

test('another input under the same key is refused, and sells nothing', async () => {
  const seller = await newSeller('2000');
  const sold = await buy(seller, 'order 1');
  expect(await outcomeOf(buy(seller, 'order 1', '501'))).toBe(3009);
  const elsewhere = { phone: '+989121234501', amount: '500', idempotencyKey: 'order 1' };
  expect(await outcomeOf(seller.client.charge.buy.mutate(elsewhere))).toBe(3009);
  const operator = { phone, amount: '500', operator: 'irancell', idempotencyKey: 'order 1' };
  expect(await outcomeOf(seller.client.charge.buy.mutate(operator))).toBe(3009);
  // The same number and amount, written another way.
  const same = { phone: '۰۹۱۲۱۲۳۴۵۰۰', amount: '500.00', idempotencyKey: 'order 1' };
  expect(await seller.client.charge.buy.mutate(same)).toMatchObject({
    id: sold.id,
    replayed: true,
  });
  expect(await balanceOf(seller)).toBe('1500.00');
});

test('a key is its user’s own', async () => {
  const [one, other] = [await newSeller('1000'), await newSeller('1000')];
  const sold = await buy(one, 'order 1');
  expect(await buy(other, 'order 1', '600')).toMatchObject({ replayed: false });
  expect((await buy(one, 'order 1')).id).toBe(sold.id);
  expect(await balanceOf(one)).toBe('500.00');
  expect(await balanceOf(other)).toBe('400.00');
});

test('a replay says so in a header, of a sale and of a refusal', async () => {
  const seller = await newSeller('1000');
  const post = async (amount: string, idempotencyKey: string) => {
    const answer = await fetch(`${webUrl}/api/trpc/charge.buy`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${seller.tokens.accessToken}`,
      },
      body: JSON.stringify({ phone, amount, idempotencyKey }),
    });
    await answer.arrayBuffer();
    return [answer.status, answer.headers.get('idempotency-replayed')];
  };
  expect(await post('500', 'sold')).toEqual([200, null]);
  expect(await post('500', 'sold')).toEqual([200, 'true']);
  expect(await post('5000', 'refused')).toEqual([402, null]);
  expect(await post('5000', 'refused')).toEqual([402, 'true']);
  expect(await post('1', 'sold')).toEqual([409, null]);
});

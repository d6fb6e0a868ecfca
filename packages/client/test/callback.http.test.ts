import { afterAll, expect, test } from 'vitest';

import { admin, balanceOf, expectBooksInOrder, newSeller, webUrl } from './running-stack';

afterAll(expectBooksInOrder);

test('a charge that the operator reverses later is refunded, told of by its callback', async () => {
  const seller = await newSeller('1000');
  const input = { phone: '+989121234597', amount: '400', idempotencyKey: 'reversed later' };
  const { id } = await seller.client.charge.buy.mutate(input);
  const statusOf = async () => (await seller.client.charge.get.query({ id })).status;
  await expect.poll(statusOf, { timeout: 30_000, interval: 200 }).toBe('refunded');
  expect(await balanceOf(seller)).toBe('1000.00');
  const { events, calls } = await admin.admin.charge.get.query({ id });
  expect(events.map(({ status }) => status).slice(-2)).toEqual(['delivered', 'refunded']);
  expect(calls.filter(({ call }) => call === 'send')).toHaveLength(1);
});

test('a callback that the operator has not signed is refused', async () => {
  const answer = await fetch(`${webUrl}/api/operator/callback`, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(401);
});

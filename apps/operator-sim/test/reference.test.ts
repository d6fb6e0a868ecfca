import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { Caller, makeSettings, orderTo } from './simulator';

let caller: Caller;

beforeAll(async () => {
  caller = await Caller.open(makeSettings());
});
afterAll(async () => {
  await caller.simulator.stop();
});

test('delivers a reference once however often and however written it is sent', async () => {
  const order = orderTo('+989120000001', '1500.00');
  const bodies = [
    JSON.stringify(order),
    JSON.stringify({ ...order, amount: 1500 }),
    JSON.stringify(order).replace('"1500.00"', '1500.00'),
    JSON.stringify({ ...order, recipientPhone: { countryCode: 'IR', number: '09120000001' } }),
  ];
  const responses = await Promise.all(bodies.map((body) => caller.post('/topups', body)));
  const answers = await Promise.all(responses.map((response) => response.json()));
  const ids = answers.map((answer) => z.object({ transactionId: z.number() }).parse(answer));
  expect(new Set(ids.map(({ transactionId }) => transactionId)).size).toBe(1);
  expect(await caller.log(order.customIdentifier)).toMatchObject([{ times: 1, sends: 4 }]);
});

test.each([
  { amount: '1500.01' },
  { recipientPhone: { countryCode: 'IR', number: '09120000002' } },
])('refuses a reference that comes back with %o', async (changed) => {
  const order = orderTo('+989120000001');
  expect((await caller.topUp(order)).status).toBe(200);
  const response = await caller.topUp({ ...order, ...changed });
  expect(await response.json()).toMatchObject({ errorCode: 'CUSTOM_IDENTIFIER_ALREADY_USED' });
  expect(await caller.log(order.customIdentifier)).toMatchObject([{ times: 1, sends: 1 }]);
});

test('keeps an amount that a float cannot hold', async () => {
  const order = orderTo('+989120000001');
  const body = JSON.stringify(order).replace('"1500.00"', '9007199254740993.01');
  await caller.post('/topups', body);
  const log = await caller.log(order.customIdentifier);
  expect(log).toMatchObject([{ amount: '9007199254740993.01' }]);
});

test.each([
  [{ amount: '0.00' }, 'INVALID_AMOUNT'],
  [{ amount: '-5' }, 'INVALID_INPUT_PROVIDED'],
  [{ recipientPhone: { countryCode: 'IR', number: 'nobody' } }, 'INVALID_RECIPIENT_PHONE'],
])('refuses %o with %s and keeps no trace of it', async (changed, errorCode) => {
  const order = { ...orderTo('+989120000001'), ...changed };
  const response = await caller.topUp(order);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errorCode });
  expect(await caller.log(order.customIdentifier)).toEqual([]);
});

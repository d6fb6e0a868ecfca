import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { Caller, makeSettings, orderTo } from './simulator';

const SETTLE_MS = 400;
const statusOf = async (response: Response) =>
  z.object({ status: z.string() }).parse(await response.json()).status;

let caller: Caller;

beforeAll(async () => {
  caller = await Caller.open(makeSettings({ settleMs: SETTLE_MS, lateMs: 50 }));
});
afterAll(async () => {
  await caller.simulator.stop();
});

test.each(['00', '42', '89'])('delivers a phone that ends in %s at once', async (digits) => {
  const order = orderTo(`+9891200000${digits}`);
  expect(await statusOf(await caller.topUp(order))).toBe('SUCCESSFUL');
  expect(await caller.log(order.customIdentifier)).toMatchObject([
    { phone: `+9891200000${digits}`, amount: '1500.00', delivered: true, times: 1, sends: 1 },
  ]);
});

test("refuses 90 for good, in the shape of the aggregator's errors", async () => {
  const order = orderTo('+989120000090');
  for (const sends of [1, 2]) {
    const response = await caller.topUp(order);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errorCode: 'TRANSACTION_REFUSED_BY_OPERATOR',
      path: '/topups',
      details: [],
    });
    expect(await caller.log(order.customIdentifier)).toMatchObject([{ delivered: false, sends }]);
  }
  expect(await caller.report(order.customIdentifier)).toBe('FAILED');
});

test.each([
  ['91', true, 'SUCCESSFUL'],
  ['92', false, 'FAILED'],
])('leaves %s without an answer; delivered in truth: %s', async (digits, delivered, status) => {
  const order = orderTo(`+9891200000${digits}`);
  await expect(caller.topUp(order, AbortSignal.timeout(200))).rejects.toThrow(/abort|timeout/i);
  expect(await caller.log(order.customIdentifier)).toMatchObject([{ delivered, status }]);
  expect(await caller.report(order.customIdentifier)).toBe(status);
});

test('answers 93 with a 500 after delivering', async () => {
  const order = orderTo('+989120000093');
  expect((await caller.topUp(order)).status).toBe(500);
  expect(await caller.log(order.customIdentifier)).toMatchObject([{ delivered: true, times: 1 }]);
});

test('cuts the line for 94 before doing anything', async () => {
  const order = orderTo('+989120000094');
  await expect(caller.topUp(order)).rejects.toThrow('fetch failed');
  expect(await caller.log(order.customIdentifier)).toEqual([]);
  expect(await caller.report(order.customIdentifier)).toBeNull();
});

test.each([
  ['95', 'SUCCESSFUL', true],
  ['96', 'FAILED', false],
])('keeps %s processing, then says %s', async (digits, status, delivered) => {
  const order = orderTo(`+9891200000${digits}`);
  const sentAtMs = Date.now();
  expect(await statusOf(await caller.topUp(order))).toBe('PROCESSING');
  await expect.poll(() => caller.report(order.customIdentifier)).toBe(status);
  expect(Date.now() - sentAtMs).toBeGreaterThanOrEqual(SETTLE_MS);
  expect(await caller.log(order.customIdentifier)).toMatchObject([{ delivered }]);
});

test('delivers 97 and reverses it later', async () => {
  const order = orderTo('+989120000097');
  expect(await statusOf(await caller.topUp(order))).toBe('SUCCESSFUL');
  await expect.poll(() => caller.report(order.customIdentifier)).toBe('REFUNDED');
  expect(await caller.log(order.customIdentifier)).toMatchObject([
    { delivered: true, reversed: true, times: 1 },
  ]);
});

test('answers 98 with rubbish, though it was delivered', async () => {
  const order = orderTo('+989120000098');
  const response = await caller.topUp(order);
  expect(response.status).toBe(200);
  await expect(response.json()).rejects.toThrow(SyntaxError);
  expect(await caller.report(order.customIdentifier)).toBe('SUCCESSFUL');
});

test('answers 99 late', async () => {
  const order = orderTo('+989120000099');
  const answer = caller.topUp(order);
  await expect.poll(() => caller.log(order.customIdentifier)).toMatchObject([{ delivered: true }]);
  expect(await statusOf(await answer)).toBe('SUCCESSFUL');
});

test('says nothing more about a topups-async order than its id', async () => {
  const order = orderTo('+989120000095');
  const response = await caller.post('/topups-async', order);
  const answer = z.strictObject({ transactionId: z.number() }).parse(await response.json());
  const status = await caller.get(`/topups/${answer.transactionId}/status`);
  expect(await status.json()).toMatchObject({
    code: null,
    status: 'PROCESSING',
    transaction: { customIdentifier: order.customIdentifier },
  });
});

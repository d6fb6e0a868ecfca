import { expect, test } from 'vitest';
import { control, NEVER, openAdapter, openSimulated, orderTo, readLog } from './simulator';

const SLOW = 30_000;

test.each(['00', '42', '89'])('a phone that ends in %s is delivered', async (digits) => {
  const { simulator, operator } = await openSimulated();
  const order = orderTo(`+9891212345${digits}`);
  const sent = await operator.send(order, NEVER);
  expect(sent).toEqual({ outcome: 'delivered', transactionId: expect.any(String) });
  expect(await operator.ask(order.chargeId, NEVER)).toEqual(sent);
  expect(await readLog(simulator, order.chargeId)).toMatchObject([
    { phone: order.phone, amount: '1500.00', operatorId: 9801, delivered: true, times: 1 },
  ]);
});

test('90 is a definite no, at once and when asked', async () => {
  const { operator } = await openSimulated();
  const order = orderTo('+989121234590');
  expect(await operator.send(order, NEVER)).toEqual({
    outcome: 'refused',
    reason: 'TRANSACTION_REFUSED_BY_OPERATOR',
    transactionId: expect.any(String),
  });
  expect(await operator.ask(order.chargeId, NEVER)).toMatchObject({ outcome: 'refused' });
});

test.each([
  ['91', 'a time-out', 'delivered', 1],
  ['92', 'a time-out', 'refused', 0],
  ['93', 'a server error', 'delivered', 1],
  ['98', 'rubbish', 'delivered', 1],
])('%s: %s is unknown until the operator, asked, says %s', async (digits, _, outcome, times) => {
  const { simulator, operator } = await openSimulated({ silenceMs: SLOW }, 200);
  const order = orderTo(`+9891212345${digits}`);
  expect(await operator.send(order, NEVER)).toMatchObject({ outcome: 'unknown' });
  expect(await operator.ask(order.chargeId, NEVER)).toMatchObject({ outcome });
  expect(await readLog(simulator, order.chargeId)).toMatchObject([{ times, sends: 1 }]);
});

test('94: a line cut before anything was done is unknown, then not found', async () => {
  const { simulator, operator } = await openSimulated();
  const order = orderTo('+989121234594');
  expect(await operator.send(order, NEVER)).toMatchObject({ outcome: 'unknown' });
  expect(await operator.ask(order.chargeId, NEVER)).toEqual({ outcome: 'not_found' });
  expect(await readLog(simulator, order.chargeId)).toEqual([]);
});

test.each([
  ['95', 'processing', 'delivered'],
  ['96', 'processing', 'refused'],
  ['97', 'delivered', 'reversed'],
])('%s is %s at first and %s in the end', async (digits, first, last) => {
  const { operator } = await openSimulated({ settleMs: 200 });
  const order = orderTo(`+9891212345${digits}`);
  expect(await operator.send(order, NEVER)).toMatchObject({ outcome: first });
  await expect
    .poll(() => operator.ask(order.chargeId, NEVER))
    .toMatchObject({ outcome: last, transactionId: expect.any(String) });
});

test('99: a late answer is still an answer', async () => {
  const { operator } = await openSimulated({ lateMs: 100 });
  expect(await operator.send(orderTo('+989121234599'), NEVER)).toMatchObject({
    outcome: 'delivered',
  });
});

test('an order that is sent again is delivered once', async () => {
  const { simulator, operator } = await openSimulated();
  const order = orderTo('+989121234501');
  const first = await operator.send(order, NEVER);
  expect(await operator.send({ ...order, attempt: 2 }, NEVER)).toEqual(first);
  expect(await readLog(simulator, order.chargeId)).toMatchObject([{ times: 1, sends: 2 }]);
});

test('a reference that was used for another order is never taken for a no', async () => {
  const { operator } = await openSimulated();
  const order = orderTo('+989121234501');
  await operator.send(order, NEVER);
  expect(await operator.send({ ...order, amountMinor: 1n }, NEVER)).toEqual({
    outcome: 'unknown',
    reason: 'CUSTOM_IDENTIFIER_ALREADY_USED',
    acknowledged: true,
  });
});

test('an operator that is not there, or over its rate, was certainly not sent anything', async () => {
  const nobody = openAdapter('http://127.0.0.1:1');
  expect(await nobody.send(orderTo('+989121234501'), NEVER)).toMatchObject({ outcome: 'not_sent' });
  expect(await nobody.ask('any', NEVER)).toMatchObject({ outcome: 'unknown' });

  const { simulator, operator } = await openSimulated();
  await operator.send(orderTo('+989121234501'), NEVER);
  await control(simulator, { mode: 'rate-limited' });
  const order = orderTo('+989121234502');
  const limited = await operator.send(order, NEVER);
  expect(limited).toMatchObject({ outcome: 'not_sent', retryAfterMs: 1_000 });
  expect(await operator.ask(order.chargeId, NEVER)).toMatchObject({ outcome: 'unknown' });
  expect(await readLog(simulator, order.chargeId)).toEqual([]);
});

test('an order whose time is over does not leave', async () => {
  const { simulator, operator } = await openSimulated();
  const order = orderTo('+989121234501', { sendByMs: Date.now() });
  expect(await operator.send(order, NEVER)).toMatchObject({ outcome: 'not_sent' });
  expect(await readLog(simulator, order.chargeId)).toEqual([]);
});

test('an operator that is down or slow is unknown, however the order fared', async () => {
  const { simulator, operator } = await openSimulated({}, 200);
  await operator.send(orderTo('+989121234501'), NEVER);
  await control(simulator, { mode: 'down' });
  expect(await operator.send(orderTo('+989121234501'), NEVER)).toMatchObject({
    outcome: 'unknown',
  });
  await control(simulator, { mode: 'slow', delayMs: 1_000 });
  const order = orderTo('+989121234501');
  expect(await operator.send(order, NEVER)).toMatchObject({ outcome: 'unknown' });
  await expect
    .poll(() => readLog(simulator, order.chargeId), { timeout: 5_000 })
    .toMatchObject([{ times: 1 }]);
});

test('aborting ends a call at once: unknown when it was sent, not_sent when not', async () => {
  const { simulator, operator } = await openSimulated({ silenceMs: SLOW }, SLOW);
  const abort = new AbortController();
  const order = orderTo('+989121234591');
  const sending = operator.send(order, abort.signal);
  await expect.poll(() => readLog(simulator, order.chargeId)).toHaveLength(1);
  abort.abort();
  expect(await sending).toEqual({ outcome: 'unknown', reason: 'aborted' });
  expect(await operator.send(orderTo('+989121234501'), abort.signal)).toMatchObject({
    outcome: 'not_sent',
  });
});

test('a phone or a currency that the operator does not take is a definite no', async () => {
  const { operator } = await openSimulated();
  expect(await operator.send(orderTo('+888'), NEVER)).toMatchObject({ outcome: 'refused' });
  const dollars = orderTo('+989121234501', { currency: 'USD' });
  expect(await operator.send(dollars, NEVER)).toMatchObject({
    outcome: 'refused',
    reason: 'CURRENCY_NOT_OFFERED',
  });
});

test('the operator asked for is the one that delivers, whoever the range belongs to', async () => {
  const { simulator, operator } = await openSimulated();
  const order = orderTo('+989121234501', { operator: 'irancell' });
  await operator.send(order, NEVER);
  expect(await readLog(simulator, order.chargeId)).toMatchObject([{ operatorId: 9802 }]);
  const unnamed = orderTo('+989351234501', { operator: 'nobody-we-know' });
  await operator.send(unnamed, NEVER);
  expect(await readLog(simulator, unnamed.chargeId)).toMatchObject([{ operatorId: 9802 }]);
});

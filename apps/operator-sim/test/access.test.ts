import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { startOperatorSim } from '#start';
import { Caller, fetchToken, makeSettings, orderTo } from './simulator';

let caller: Caller;

beforeEach(async () => {
  caller = await Caller.open(makeSettings());
});
afterEach(async () => {
  await caller.simulator.stop();
});

test('asks every call of the API for a token, and no other', async () => {
  const anonymous = new Caller(caller.simulator, 'guess');
  for (const pathname of ['/accounts/balance', '/operators/9801', '/topups/1/status']) {
    const response = await anonymous.get(pathname);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errorCode: 'INVALID_TOKEN', path: pathname });
  }
  expect((await anonymous.topUp(orderTo('+989120000001'))).status).toBe(401);
  expect((await anonymous.get('/healthz')).status).toBe(200);
  expect((await anonymous.get('/log')).status).toBe(200);
});

test('insists on its credentials when it has some', async () => {
  const credentials = { clientId: 'known', clientSecret: 'known-secret' };
  const strict = await startOperatorSim(makeSettings({ credentials }));
  await expect(fetchToken(strict)).rejects.toThrow();
  await strict.stop();
});

test('knows operators by range, by country and by id', async () => {
  const path = '/operators/auto-detect/phone/+989350000001/countries/IR';
  expect(await (await caller.get(path)).json()).toMatchObject({ name: 'Irancell Iran' });
  expect(await (await caller.get('/operators/countries/IR')).json()).toHaveLength(6);
  expect(await (await caller.get('/operators/9803')).json()).toMatchObject({ operatorId: 9803 });
  const unknown = await caller.get('/operators/auto-detect/phone/0970000000/countries/IR');
  expect(await unknown.json()).toMatchObject({ errorCode: 'COULD_NOT_AUTO_DETECT_OPERATOR' });
  const response = await caller.get('/operators/countries/NG');
  const [nigerian] = z.array(z.looseObject({ id: z.number() })).parse(await response.json());
  expect(nigerian).toMatchObject({ country: { isoName: 'NG' } });
  expect(await (await caller.get(`/operators/${nigerian?.id}`)).json()).toEqual(nigerian);
});

test('is down, over its rate and slow on command, and normal again', async () => {
  const order = orderTo('+989120000001');
  await caller.post('/control', { mode: 'down' });
  await expect(caller.topUp(order)).rejects.toThrow('fetch failed');
  await caller.post('/control', { mode: 'rate-limited' });
  const limited = await caller.topUp(order);
  expect(limited.status).toBe(429);
  expect(limited.headers.get('retry-after')).toBe('1');
  await caller.post('/control', { mode: 'slow', delayMs: 60_000 });
  await expect(caller.topUp(order, AbortSignal.timeout(100))).rejects.toThrow(/abort|timeout/i);
  await caller.post('/control', { mode: 'normal' });
  expect(await caller.log(order.customIdentifier)).toEqual([]);
  expect((await caller.topUp(order)).status).toBe(200);
});

test('carries a slow order out though its caller has given up', async () => {
  const order = orderTo('+989120000001');
  await caller.post('/control', { mode: 'slow', delayMs: 200 });
  await expect(caller.topUp(order, AbortSignal.timeout(50))).rejects.toThrow(/abort|timeout/i);
  await expect.poll(() => caller.log(order.customIdentifier)).toMatchObject([{ times: 1 }]);
});

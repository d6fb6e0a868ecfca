import { startOperatorSim } from '@chargeflow/operator-sim/start';
import { expect, test, vi } from 'vitest';
import { NEVER, openAdapter, openSimulated, orderTo, simulatorSettings } from './simulator';

/** More than a busy machine needs: a call that is given up is made again, and would be counted. */
const PATIENT_MS = 20_000;

function countCalls(path = '/oauth/token') {
  const spy = vi.spyOn(globalThis, 'fetch');
  const count = () => spy.mock.calls.filter(([url]) => pathOf(url) === path).length;
  return { count, restore: () => spy.mockRestore() };
}

function pathOf(url: string | URL | Request): string {
  return new URL(url instanceof Request ? url.url : url).pathname;
}

test('many calls at once share one token', async () => {
  const { operator } = await openSimulated({}, PATIENT_MS);
  const calls = countCalls();
  const orders = Array.from({ length: 20 }, (_, index) => orderTo(`+98912123450${index % 10}`));
  const answers = await Promise.all(orders.map((order) => operator.send(order, NEVER)));
  expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['delivered']));
  expect(calls.count()).toBe(1);
  calls.restore();
});

test('many orders at once look their operator up with one call', async () => {
  const { operator } = await openSimulated({}, PATIENT_MS);
  const calls = countCalls('/operators/countries/IR');
  const orders = Array.from({ length: 20 }, (_, index) => orderTo(`+98912123450${index % 10}`));
  await Promise.all(orders.map((order) => operator.send(order, NEVER)));
  expect(calls.count()).toBe(1);
  calls.restore();
});

test('a token that is refused is renewed once, and the call goes through', async () => {
  const settings = simulatorSettings();
  const first = await startOperatorSim(settings);
  const operator = openAdapter(first.url, PATIENT_MS);
  await operator.send(orderTo('+989121234501'), NEVER);
  await first.stop();
  // The simulator forgets its tokens when it stops.
  const second = await startOperatorSim({ ...settings, port: first.port });
  const calls = countCalls();
  // The first call may still use a line of the simulator that has gone.
  await expect.poll(() => operator.ask('any', NEVER)).toEqual({ outcome: 'not_found' });
  expect(await operator.send(orderTo('+989121234501'), NEVER)).toMatchObject({
    outcome: 'delivered',
  });
  expect(calls.count()).toBe(1);
  calls.restore();
  await second.stop();
});

test('wrong credentials leave every order unsent', async () => {
  const credentials = { clientId: 'other', clientSecret: 'other' };
  const { operator } = await openSimulated({ credentials });
  expect(await operator.send(orderTo('+989121234501'), NEVER)).toEqual({
    outcome: 'not_sent',
    reason: 'no operator: no token: HTTP 401',
    retryAfterMs: null,
  });
});

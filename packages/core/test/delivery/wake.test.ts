import { expect, onTestFinished, test } from 'vitest';
import { Wake } from '#delivery/wake';
import { reconcile } from '#ledger/reconcile';
import type { OperatorPort } from '#operators/port';
import { openTestCore, registerSeller } from '../fixtures';
import { NEVER } from '../operators/simulator';
import { buy, fastDelivery, openWorker, stateOf } from './delivering';

const core = await openTestCore();
/** Nothing here is found by looking. */
const NEVER_LOOKS = fastDelivery({ pollMs: 600_000, retryMinMs: 600_000, retryMaxMs: 600_000 });
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

/** Answers each call at once, or those of slow operators never, until the test is over. */
function openOperator(slow: readonly string[] = []) {
  const called: string[] = [];
  const over = new AbortController();
  onTestFinished(() => over.abort());
  const operator: OperatorPort = {
    send: async ({ chargeId, operator: code }) => {
      called.push(chargeId);
      if (slow.includes(code) && !over.signal.aborted)
        await new Promise((end) => over.signal.addEventListener('abort', end));
      return { outcome: 'delivered', transactionId: chargeId };
    },
    ask: () => Promise.reject(new Error('nothing is to be asked')),
  };
  return { operator, called, over };
}

test('a sale wakes a worker that would not look for minutes, each time', async () => {
  const seller = await registerSeller(core, { balance: '10000' });
  const { operator } = openOperator();
  openWorker(core, operator, NEVER_LOOKS);
  for (let sale = 0; sale < 3; sale += 1) {
    const { id } = await buy(core, seller);
    await eventually(async () => (await stateOf(core, id)).status).toBe('delivered');
  }
});

test('without any hint a worker finds what is due by looking', async () => {
  const seller = await registerSeller(core, { balance: '10000' });
  const { operator } = openOperator();
  const deaf = { ...core, listener: { add: () => () => undefined } as never };
  openWorker(deaf, operator, fastDelivery());
  const { id } = await buy(core, seller);
  await eventually(async () => (await stateOf(core, id)).status).toBe('delivered');
});

test('an operator that answers nobody leaves the others all the room they need', async () => {
  const seller = await registerSeller(core, { balance: '100000' });
  const { operator, called, over } = openOperator(['mci']);
  const settings = fastDelivery({ concurrency: 4, operatorConcurrency: 3 });
  openWorker(core, operator, settings);
  const slow = await Promise.all(Array.from({ length: 10 }, () => buy(core, seller)));
  await eventually(() => called).toHaveLength(3);
  for (let sale = 0; sale < 5; sale += 1) {
    const { id } = await buy(core, seller, '+989351234501');
    await eventually(async () => (await stateOf(core, id)).status).toBe('delivered');
  }
  expect(called).toHaveLength(3 + 5);
  over.abort();
  for (const { id } of slow) {
    await eventually(async () => (await stateOf(core, id)).status).toBe('delivered');
  }
});

test('who is woken while awake does not fall asleep, once', async () => {
  const wake = new Wake();
  wake.wake();
  wake.wake();
  await wake.sleep(600_000, NEVER);
  const asleep = wake.sleep(600_000, NEVER);
  expect(await Promise.race([asleep.then(() => 'woken'), Promise.resolve('asleep')])).toBe(
    'asleep',
  );
  wake.wake();
  await asleep;
});

test('a sleep ends by itself, and when its loop is stopped', async () => {
  const wake = new Wake();
  await wake.sleep(1, NEVER);
  const stopping = new AbortController();
  const asleep = wake.sleep(600_000, stopping.signal);
  stopping.abort();
  await asleep;
  await wake.sleep(600_000, stopping.signal);
});

test('after all of this the books are in order', async () => {
  const { checks } = await reconcile(core);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

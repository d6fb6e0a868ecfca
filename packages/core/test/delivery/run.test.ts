import { startOperatorSim } from '@chargeflow/operator-sim/start';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Actor } from '#auth/actor';
import { reconcile } from '#ledger/reconcile';
import { getWallet } from '#wallets/get';
import { openTestCore, registerSeller } from '../fixtures';
import { control, openAdapter, simulatorSettings } from '../operators/simulator';
import { buy, fastDelivery, openWorker, startWorker, stateOf } from './delivering';

const TIMEOUT_MS = 1_000;
const core = await openTestCore();
// One for the file: the operator's own ids are unique, as with the real one.
const simulator = await startOperatorSim(
  simulatorSettings({ settleMs: 3_000, lateMs: 200, silenceMs: 60_000 }),
);
afterAll(() => simulator.stop());

const settings = fastDelivery({ callLimitMs: 3 * TIMEOUT_MS, quietMs: TIMEOUT_MS });
const openOperator = () => openAdapter(simulator.url, TIMEOUT_MS);
/** As long as a busy machine may need; what never comes fails the test. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });
const balanceOf = async (actor: Actor) => (await getWallet(core, actor)).balance;
const statusOf = async (id: string) => (await stateOf(core, id)).status;

const logSchema = z.array(
  z.object({ customIdentifier: z.string(), times: z.number(), sends: z.number() }),
);

/** What the operator has done for each reference. */
async function readWholeLog() {
  const response = await fetch(`${simulator.url}/log`);
  const items = logSchema.parse(await response.json());
  return new Map(
    items.map(({ customIdentifier, times, sends }) => [customIdentifier, { times, sends }]),
  );
}

/** Delivered charges were delivered once, refunded ones never, and nothing else was delivered. */
async function expectAgreement() {
  const log = await readWholeLog();
  const charges = await core.sql<{ id: string; status: string }[]>`
    SELECT id, status FROM charges WHERE status <> 'refused'`;
  const disagreeing = charges.filter(
    ({ id, status }) => (log.get(id)?.times ?? 0) !== (status === 'delivered' ? 1 : 0),
  );
  expect(disagreeing).toEqual([]);
  expect([...log.keys()].filter((id) => charges.every((charge) => charge.id !== id))).toEqual([]);
  const { checks } = await reconcile(core);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
}

describe('each kind of phone', () => {
  let stop: () => Promise<void>;
  beforeAll(() => {
    stop = startWorker(core, openOperator(), settings);
  });
  afterAll(() => stop());

  test.concurrent.for([
    ['00', 'delivered', 1],
    ['42', 'delivered', 1],
    ['89', 'delivered', 1],
    ['90', 'refunded', 1],
    ['91', 'delivered', 1],
    ['92', 'refunded', 1],
    ['93', 'delivered', 1],
    ['94', 'refunded', 3],
    ['95', 'delivered', 1],
    ['96', 'refunded', 1],
    ['97', 'delivered', 1],
    ['98', 'delivered', 1],
    ['99', 'delivered', 1],
  ])('a phone that ends in %s ends as %s', async ([digits, status, sends], { expect }) => {
    const seller = await registerSeller(core, { balance: '1000' });
    const { id } = await buy(core, seller, `+9891212345${digits}`);
    await expect.poll(() => statusOf(id), { timeout: 20_000 }).toBe(status);
    expect(await balanceOf(seller)).toBe(status === 'delivered' ? '500.00' : '1000.00');
    expect((await stateOf(core, id)).sends).toBe(sends);
    // Cut before anything was done, 94 is unheard of however often it is sent.
    const expected = digits === '94' ? undefined : { times: status === 'delivered' ? 1 : 0, sends };
    expect((await readWholeLog()).get(id)).toEqual(expected);
  });
});

test('four workers at once send each charge once', async () => {
  const sellers = await Promise.all(
    Array.from({ length: 4 }, () => registerSeller(core, { balance: '50000' })),
  );
  const isDelivered = (index: number) => index % 8 < 4;
  // So long that no answer is missed, however busy the machine is.
  const patient = () => openAdapter(simulator.url, 10_000);
  for (let worker = 0; worker < 4; worker += 1)
    openWorker(core, patient(), { ...settings, callLimitMs: 30_000 });
  const bought = await Promise.all(
    Array.from({ length: 200 }, async (_, i) => {
      const seller = sellers[i % sellers.length];
      if (!seller) throw new Error('no seller');
      return buy(core, seller, `+98912123${String(isDelivered(i) ? 4500 + (i % 80) : 4590)}`);
    }),
  );
  for (const [index, { id }] of bought.entries()) {
    const status = isDelivered(index) ? 'delivered' : 'refunded';
    await eventually(() => statusOf(id)).toBe(status);
  }
  const log = await readWholeLog();
  expect(bought.filter(({ id }) => log.get(id)?.sends !== 1)).toEqual([]);
  expect(await Promise.all(sellers.map(balanceOf))).toEqual(sellers.map(() => '37500.00'));
});

test('an operator that is down leaves charges unknown, and delivers them once it is back', async () => {
  const seller = await registerSeller(core, { balance: '1000' });
  openWorker(core, openOperator(), settings);
  // Once it has a token and the operator's list, it sends without asking for anything first.
  const before = await buy(core, seller);
  await eventually(() => statusOf(before.id)).toBe('delivered');

  onTestFinished(() => control(simulator, { mode: 'normal' }));
  await control(simulator, { mode: 'down' });
  const { id } = await buy(core, seller);
  await eventually(async () => (await stateOf(core, id)).attempts).toBeGreaterThan(4);
  expect(await stateOf(core, id)).toMatchObject({ status: 'unknown', sends: 1 });

  await control(simulator, { mode: 'normal' });
  await eventually(() => statusOf(id)).toBe('delivered');
  expect((await readWholeLog()).get(id)).toEqual({ times: 1, sends: 1 });
});

test('an operator over its rate is sent nothing twice', async () => {
  const seller = await registerSeller(core, { balance: '1000' });
  onTestFinished(() => control(simulator, { mode: 'normal' }));
  await control(simulator, { mode: 'rate-limited', perSecond: 0 });
  openWorker(core, openOperator(), settings);
  const { id } = await buy(core, seller);
  const limited = { status: 'pending', sends: 0, last_answer: expect.stringMatching(/^not_sent/) };
  await eventually(() => stateOf(core, id)).toMatchObject(limited);
  await control(simulator, { mode: 'normal' });
  await eventually(() => statusOf(id)).toBe('delivered');
  expect((await readWholeLog()).get(id)).toEqual({ times: 1, sends: 1 });
});

test('a worker that is stopped lets its calls end, and claims nothing more', async () => {
  const seller = await registerSeller(core, { balance: '1000' });
  const worker = openWorker(core, openOperator(), settings);
  const late = await buy(core, seller, '+989121234599');
  await eventually(async () => (await readWholeLog()).has(late.id)).toBe(true);
  const stopped = worker.stop();
  const unclaimed = await buy(core, seller);
  await stopped;
  expect(await statusOf(late.id)).toBe('delivered');
  expect(await stateOf(core, unclaimed.id)).toMatchObject({ status: 'pending', attempts: 0 });
  openWorker(core, openOperator(), settings);
  await eventually(() => statusOf(unclaimed.id)).toBe('delivered');
});

test('a worker that is stopped cuts off what takes too long, and leaves it to be asked for', async () => {
  const seller = await registerSeller(core, { balance: '1000' });
  const patient = openAdapter(simulator.url, 60_000);
  const worker = openWorker(core, patient, { ...settings, callLimitMs: 60_000, drainMs: 50 });
  const { id } = await buy(core, seller, '+989121234591');
  await eventually(async () => (await readWholeLog()).has(id)).toBe(true);
  await worker.stop();
  expect(await stateOf(core, id)).toMatchObject({ status: 'unknown', sends: 1, leased: false });
  openWorker(core, openOperator(), settings);
  await eventually(() => statusOf(id)).toBe('delivered');
  expect((await readWholeLog()).get(id)).toEqual({ times: 1, sends: 1 });
});

test('after all of this the operator’s log and the books agree', async () => {
  await expectAgreement();
});

import { afterEach, expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { resolveCharge } from '#charges/resolve';
import { deliverCharge, type Delivered } from '#delivery/deliver';
import { takeCallback } from '#delivery/take-callback';
import { reconcile } from '#ledger/reconcile';
import type { AskAnswer, SendAnswer } from '#operators/port';
import { getWallet } from '#wallets/get';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { NEVER } from '../operators/simulator';
import { outcomeOf } from '../outcomes';
import { TEST_ROUNDS } from '../settings';
import {
  attemptsOf,
  buy,
  claimOne,
  fastDelivery,
  passTime,
  ScriptedOperator,
  stateOf,
  waitingOperator,
} from './delivering';

const core = await openTestCore();
const admin = await createAdmin(core);
const settings = fastDelivery();

afterEach(async () => {
  const { checks } = await reconcile(core);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

const yes = (id: string) => ({ outcome: 'delivered', transactionId: id }) as const;
const reversed = (id: string) => ({ outcome: 'reversed', transactionId: id }) as const;
const UNKNOWN = { outcome: 'unknown', reason: 'timed out' } as const;

const balanceOf = async (actor: Actor) => (await getWallet(core, actor)).balance;
const callBack = (chargeId: string, saysDelivered: boolean) =>
  takeCallback(core, { chargeId, saysDelivered }, Date.now());

async function sell() {
  const seller = await createSeller(core, { balance: '1000' });
  return { seller, id: (await buy(core, seller)).id };
}

async function step(id: string, ...answers: (SendAnswer | AskAnswer)[]): Promise<Delivered> {
  await passTime(core, id);
  const charge = await claimOne(core, id);
  return deliverCharge(core, new ScriptedOperator(...answers), charge, settings, NEVER);
}

async function isQueued(id: string): Promise<boolean> {
  const rows = await core.sql`
    SELECT id FROM charges WHERE id = ${id} AND next_attempt_at IS NOT NULL`;
  return rows.length > 0;
}

/** A worker whose call is answered when it is told to, and what it then says it did. */
async function workerInCall(id: string) {
  const { port, called, answer } = waitingOperator();
  const done = deliverCharge(core, port, await claimOne(core, id), settings, NEVER);
  await called;
  return { done, answer };
}

test('an answer that comes after our lease has run out settles what nobody else has taken', async () => {
  const { seller, id } = await sell();
  const worker = await workerInCall(id);
  await passTime(core, id);
  worker.answer(yes(id));
  expect(await worker.done).toBe('delivered');
  expect(await balanceOf(seller)).toBe('500.00');
});

test('an answer that comes after our lease has run out changes nothing of what another has taken', async () => {
  const { seller, id } = await sell();
  const worker = await workerInCall(id);
  await passTime(core, id);
  const other = await workerInCall(id);
  worker.answer(reversed(id));
  expect(await worker.done).toBe('lost');
  expect(await stateOf(core, id)).toMatchObject({ status: 'pending', leased: true });
  other.answer(yes(id));
  expect(await other.done).toBe('delivered');
  expect(await balanceOf(seller)).toBe('500.00');
  // The call whose lease was lost has no end.
  expect(await attemptsOf(core, id)).toMatchObject([{ ended: false }, { outcome: 'delivered' }]);
});

test('a worker frozen past its lease and thawed after another has settled changes nothing', async () => {
  for (const [told, late] of [
    ['delivered', 'reversed'],
    ['reversed', 'delivered'],
  ] as const) {
    const { seller, id } = await sell();
    const frozen = await workerInCall(id);
    const settled = await step(id, { outcome: told, transactionId: id });
    const before = { ...(await stateOf(core, id)), balance: await balanceOf(seller) };
    frozen.answer({ outcome: late, transactionId: id });
    expect(await frozen.done).toBe('lost');
    expect({ ...(await stateOf(core, id)), balance: await balanceOf(seller) }).toEqual(before);
    expect(settled).toBe(told === 'delivered' ? 'delivered' : 'refunded');
  }
});

test('a callback before the answer settles nothing, and the answer settles once', async () => {
  const { seller, id } = await sell();
  const worker = await workerInCall(id);
  expect(await callBack(id, true)).toBe(true);
  expect(await stateOf(core, id)).toMatchObject({ status: 'pending', leased: true });
  worker.answer(yes(id));
  expect(await worker.done).toBe('delivered');
  expect(await isQueued(id)).toBe(false);
  expect(await balanceOf(seller)).toBe('500.00');
});

test('a callback of a reversal before the answer is asked about after it', async () => {
  const { seller, id } = await sell();
  const worker = await workerInCall(id);
  expect(await callBack(id, false)).toBe(true);
  worker.answer(yes(id));
  expect(await worker.done).toBe('delivered');
  expect(await step(id, reversed(id))).toBe('refunded');
  expect(await balanceOf(seller)).toBe('1000.00');
});

test('a callback three times, at once and one by one, gives the money back once', async () => {
  const { seller, id } = await sell();
  await step(id, yes(id));
  await Promise.all([callBack(id, false), callBack(id, false), callBack(id, false)]);
  expect(await step(id, reversed(id))).toBe('refunded');
  for (let copy = 0; copy < 3; copy += 1) expect(await callBack(id, false)).toBe(false);
  expect(await isQueued(id)).toBe(false);
  expect(await balanceOf(seller)).toBe('1000.00');
});

test('a callback that says delivered three times of what is so has nothing asked', async () => {
  const { id } = await sell();
  await step(id, yes(id));
  for (let copy = 0; copy < 3; copy += 1) expect(await callBack(id, true)).toBe(false);
  expect(await isQueued(id)).toBe(false);
});

test('a callback that lies changes nothing that the operator does not say itself', async () => {
  const { seller, id } = await sell();
  await callBack(id, true);
  expect(await step(id, UNKNOWN)).toBe('unknown');
  await step(id, yes(id));
  await callBack(id, false);
  expect(await step(id, yes(id))).toBe('delivered');
  expect(await isQueued(id)).toBe(false);
  expect(await balanceOf(seller)).toBe('500.00');
});

test('callbacks out of order, the reversal before the delivery, end as the operator says', async () => {
  const { seller, id } = await sell();
  await callBack(id, false);
  expect(await step(id, yes(id))).toBe('delivered');
  await callBack(id, false);
  await callBack(id, true);
  expect(await step(id, reversed(id))).toBe('refunded');
  await callBack(id, true);
  expect(await stateOf(core, id)).toMatchObject({ status: 'refunded' });
  expect(await balanceOf(seller)).toBe('1000.00');
});

test('a reversal while an admin resolves ends in one refund, whoever comes first', async () => {
  for (let round = 0; round < 2 * TEST_ROUNDS; round += 1) {
    const { seller, id } = await sell();
    await step(id, UNKNOWN);
    await passTime(core, id);
    const worker = await workerInCall(id);
    const outcome = round % 2 ? 'delivered' : 'refunded';
    const resolving = outcomeOf(resolveCharge(core, admin, { id, outcome, reason: 'seen' }));
    const telling = callBack(id, false);
    worker.answer(reversed(id));
    await Promise.all([resolving, telling, worker.done]);
    // A charge that was called delivered is asked for once more: the reversal is not missed.
    if (await isQueued(id)) expect(await step(id, reversed(id))).toBe('refunded');
    expect(await stateOf(core, id)).toMatchObject({ status: 'refunded', leased: false });
    expect(await balanceOf(seller)).toBe('1000.00');
  }
});

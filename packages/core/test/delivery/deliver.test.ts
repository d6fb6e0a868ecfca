import { expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { claimCharges } from '#delivery/claim';
import { deliverCharge } from '#delivery/deliver';
import { recordAttempt } from '#delivery/record-attempt';
import { postponeCharge, settleCharge } from '#delivery/settle';
import { reconcile } from '#ledger/reconcile';
import type { OperatorPort } from '#operators/port';
import { getWallet } from '#wallets/get';
import { listStatement } from '#wallets/statement';
import { openTestCore, registerSeller } from '../fixtures';
import { NEVER } from '../operators/simulator';
import {
  buy,
  claimOne,
  fastDelivery,
  passTime,
  ScriptedOperator,
  stateOf,
  waitingOperator,
} from './delivering';

const core = await openTestCore();
const settings = fastDelivery();

const DELIVERED = (transactionId: string) => ({ outcome: 'delivered', transactionId }) as const;
const UNKNOWN = { outcome: 'unknown', reason: 'timed out' } as const;
const NOT_SENT = { outcome: 'not_sent', reason: 'ECONNREFUSED', retryAfterMs: null } as const;
const NOT_FOUND = { outcome: 'not_found' } as const;
const REFUSED = { outcome: 'refused', reason: 'FAILED', transactionId: null } as const;

const registerBuyer = () => registerSeller(core, { balance: '1000' });
const balanceOf = async (actor: Actor) => (await getWallet(core, actor)).balance;
const refundsOf = async (actor: Actor) =>
  (await listStatement(core, actor, { limit: 100 })).items.filter(({ kind }) => kind === 'refund');

/** Takes a charge one step on, when the time for that has come. */
async function step(operator: OperatorPort, id: string) {
  await passTime(core, id);
  return deliverCharge(core, operator, await claimOne(core, id), settings, NEVER);
}

async function expectBooksInOrder() {
  const { checks } = await reconcile(core);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
}

test('a delivered charge is settled with the operator’s own id, and stays debited', async () => {
  const seller = await registerBuyer();
  const { id } = await buy(core, seller);
  const operator = new ScriptedOperator(DELIVERED('t1'));
  expect(await step(operator, id)).toBe('delivered');
  expect(operator.calls).toEqual([`send ${id} 1`]);
  expect(await stateOf(core, id)).toEqual({
    status: 'delivered',
    attempts: 1,
    sends: 1,
    leased: false,
    last_answer: 'delivered',
    operator_transaction_id: 't1',
  });
  expect(await balanceOf(seller)).toBe('500.00');
});

test('a definite no gives the price back once, and says why', async () => {
  const seller = await registerBuyer();
  const { id } = await buy(core, seller);
  expect(await step(new ScriptedOperator(REFUSED), id)).toBe('refunded');
  expect(await stateOf(core, id)).toMatchObject({ last_answer: 'refused: FAILED', leased: false });
  expect(await balanceOf(seller)).toBe('1000.00');
  expect(await refundsOf(seller)).toMatchObject([{ amount: '500.00', chargeId: id }]);
});

test('a charge that is reversed before it is settled is refunded', async () => {
  const seller = await registerBuyer();
  const { id } = await buy(core, seller);
  const operator = new ScriptedOperator(UNKNOWN, { outcome: 'reversed', transactionId: 't2' });
  expect(await step(operator, id)).toBe('unknown');
  expect(await step(operator, id)).toBe('refunded');
  expect(await balanceOf(seller)).toBe('1000.00');
});

test('what never left stays pending, and is sent as if for the first time', async () => {
  const seller = await registerBuyer();
  const { id } = await buy(core, seller);
  const operator = new ScriptedOperator(NOT_SENT, NOT_SENT, DELIVERED('t3'));
  expect(await step(operator, id)).toBe('pending');
  expect(await step(operator, id)).toBe('pending');
  expect(await stateOf(core, id)).toMatchObject({ status: 'pending', attempts: 2, sends: 0 });
  expect(await step(operator, id)).toBe('delivered');
  expect(operator.calls).toEqual(Array.from({ length: 3 }, () => `send ${id} 1`));
});

test('what has no answer is asked for, never sent again', async () => {
  const seller = await registerBuyer();
  const { id } = await buy(core, seller);
  const operator = new ScriptedOperator(UNKNOWN, UNKNOWN, UNKNOWN, DELIVERED('t4'));
  for (const status of ['unknown', 'unknown', 'unknown', 'delivered']) {
    expect(await step(operator, id)).toBe(status);
  }
  expect(operator.calls).toEqual([`send ${id} 1`, `ask ${id}`, `ask ${id}`, `ask ${id}`]);
  expect(await balanceOf(seller)).toBe('500.00');
});

test('a worker that dies in its call leaves a charge that is asked for and not yet sent again', async () => {
  const seller = await registerBuyer();
  const { id } = await buy(core, seller);
  const call = {
    call: 'send',
    startedAtMs: Date.now(),
    before: null,
    leasedUntilMs: Date.now(),
    inFlightUntilMs: Date.now() + 60_000,
  } as const;
  await recordAttempt(core, await claimOne(core, id), call);

  const operator = new ScriptedOperator(NOT_FOUND);
  const takenOver = await claimOne(core, id);
  expect(await deliverCharge(core, operator, takenOver, settings, NEVER)).toBe('unknown');
  expect(operator.calls).toEqual([`ask ${id}`]);
  expect(await balanceOf(seller)).toBe('500.00');
});

test('a charge that the operator does not know is sent thrice under one reference, then refunded', async () => {
  const seller = await registerBuyer();
  const { id } = await buy(core, seller);
  const again = [NOT_FOUND, UNKNOWN] as const;
  const operator = new ScriptedOperator(UNKNOWN, ...again, ...again, NOT_FOUND);
  for (const status of ['unknown', 'unknown', 'unknown', 'refunded']) {
    expect(await step(operator, id)).toBe(status);
  }
  expect(operator.calls).toEqual([
    `send ${id} 1`,
    `ask ${id}`,
    `send ${id} 2`,
    `ask ${id}`,
    `send ${id} 3`,
    `ask ${id}`,
  ]);
  expect(await balanceOf(seller)).toBe('1000.00');
  expect(await refundsOf(seller)).toHaveLength(1);
});

test('a charge that the operator once knew is never taken for lost', async () => {
  const seller = await registerBuyer();
  const { id } = await buy(core, seller);
  const operator = new ScriptedOperator(
    { outcome: 'processing', transactionId: 't5' },
    NOT_FOUND,
    NOT_FOUND,
    DELIVERED('t5'),
  );
  for (const status of ['pending', 'unknown', 'unknown', 'delivered']) {
    expect(await step(operator, id)).toBe(status);
  }
  expect(operator.calls.filter((call) => call.startsWith('send'))).toHaveLength(1);
  expect(await balanceOf(seller)).toBe('500.00');
});

test('a worker whose lease has been taken over changes nothing', async () => {
  const seller = await registerBuyer();
  const { id } = await buy(core, seller);
  const stale = await claimOne(core, id);
  await passTime(core, id);
  const current = await claimOne(core, id);
  const before = await stateOf(core, id);

  const last = { outcome: 'refused', reason: null, transactionId: null };
  const nowMs = Date.now();
  const refund = { kind: 'settle', status: 'refunded' } as const;
  expect(await settleCharge(core, stale, refund, last, nowMs)).toBe(false);
  const later = {
    kind: 'postpone',
    status: 'unknown',
    nextAttemptAtMs: nowMs,
    sends: 0,
    acknowledged: true,
    inFlightUntilMs: null,
  } as const;
  expect(await postponeCharge(core, stale, later, last, nowMs)).toBe(false);
  const nobody = new ScriptedOperator();
  expect(await deliverCharge(core, nobody, stale, settings, NEVER)).toBe('lost');
  expect(nobody.calls).toEqual([]);
  expect(await stateOf(core, id)).toEqual(before);
  expect(await balanceOf(seller)).toBe('500.00');

  const operator = new ScriptedOperator(REFUSED);
  expect(await deliverCharge(core, operator, current, settings, NEVER)).toBe('refunded');
  // Settled is settled, also for the one who holds the lease in mind.
  expect(await settleCharge(core, current, refund, last, nowMs)).toBe(false);
  expect(await balanceOf(seller)).toBe('1000.00');
});

test('an answer that comes after another worker has settled changes nothing', async () => {
  const seller = await registerBuyer();
  const { id } = await buy(core, seller);
  const first = await claimOne(core, id);
  const { port, called, answer } = waitingOperator();
  const late = deliverCharge(core, port, first, settings, NEVER);
  await called;
  expect((await stateOf(core, id)).sends).toBe(1);
  expect(await step(new ScriptedOperator(DELIVERED('t6')), id)).toBe('delivered');
  answer(REFUSED);
  expect(await late).toBe('lost');
  expect(await stateOf(core, id)).toMatchObject({ status: 'delivered', last_answer: 'delivered' });
  expect(await balanceOf(seller)).toBe('500.00');
});

test('a worker that was frozen past the end of its call does not make it', async () => {
  const seller = await registerBuyer();
  const { id } = await buy(core, seller);
  const operator = new ScriptedOperator();
  const frozen = { ...settings, callLimitMs: -1 };
  const charge = await claimOne(core, id);
  expect(await deliverCharge(core, operator, charge, frozen, NEVER)).toBe('pending');
  expect(operator.calls).toEqual([]);
  expect(await stateOf(core, id)).toMatchObject({ sends: 0, last_answer: 'not_sent: called off' });
});

test('a refund goes into a frozen wallet too, and any number of them at once', async () => {
  const seller = await registerSeller(core, { balance: '5000' });
  const bought = await Promise.all(Array.from({ length: 10 }, () => buy(core, seller)));
  await core.sql`UPDATE wallets SET frozen = true WHERE id = ${seller.walletId}`;
  expect(await balanceOf(seller)).toBe('0.00');
  const claimed = await claimCharges(core, {
    nowMs: Date.now() + 1,
    leaseMs: 60_000,
    limit: 1_000,
  });
  const own = claimed.filter(({ walletId }) => walletId === seller.walletId);
  expect(own).toHaveLength(bought.length);
  await Promise.all(
    own.map((charge) =>
      deliverCharge(core, new ScriptedOperator(REFUSED), charge, settings, NEVER),
    ),
  );
  expect(await balanceOf(seller)).toBe('5000.00');
});

test('after all of this the books are in order', expectBooksInOrder);

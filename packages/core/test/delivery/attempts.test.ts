import { expect, test } from 'vitest';
import { deliverCharge } from '#delivery/deliver';
import { recordAttempt } from '#delivery/record-attempt';
import { postponeCharge } from '#delivery/settle';
import type { OperatorPort } from '#operators/port';
import { createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { NEVER } from '../operators/simulator';
import { attemptsOf, buy, claimOne, fastDelivery, passTime, ScriptedOperator } from './delivering';

const core = await openTestCore();
const settings = fastDelivery();
const seller = await createSeller(core, { balance: '100000' });

const UNKNOWN = { outcome: 'unknown', reason: 'timed out' } as const;
const NOT_FOUND = { outcome: 'not_found' } as const;
const DELIVERED = { outcome: 'delivered', transactionId: 't1' } as const;
const REFUSED = { outcome: 'refused', reason: 'FAILED', transactionId: null } as const;

async function step(operator: OperatorPort, id: string) {
  await passTime(core, id);
  return deliverCharge(core, operator, await claimOne(core, id), settings, NEVER);
}

test('each call is written down with what it was answered', async () => {
  const { id } = await buy(core, seller);
  const operator = new ScriptedOperator(UNKNOWN, DELIVERED);
  await step(operator, id);
  await step(operator, id);
  expect(await attemptsOf(core, id)).toEqual([
    { number: 1, call: 'send', outcome: 'unknown', reason: 'timed out', ended: true },
    { number: 2, call: 'ask', outcome: 'delivered', reason: null, ended: true },
  ]);
});

test('a call stands there before it is answered', async () => {
  const { id } = await buy(core, seller);
  let during: unknown;
  const looking: OperatorPort = {
    send: async () => {
      during = await attemptsOf(core, id);
      return REFUSED;
    },
    ask: () => Promise.reject(new Error('must not be asked')),
  };
  await step(looking, id);
  const begun = { number: 1, call: 'send', outcome: null, reason: null, ended: false };
  expect(during).toEqual([begun]);
  expect(await attemptsOf(core, id)).toEqual([
    { ...begun, outcome: 'refused', reason: 'FAILED', ended: true },
  ]);
});

test('the question that leads to a new sending is ended before it', async () => {
  const { id } = await buy(core, seller);
  await step(new ScriptedOperator(UNKNOWN), id);
  await step(new ScriptedOperator(NOT_FOUND, DELIVERED), id);
  expect(await attemptsOf(core, id)).toMatchObject([
    { number: 1, call: 'send', outcome: 'unknown' },
    { number: 2, call: 'ask', outcome: 'not_found', ended: true },
    { number: 3, call: 'send', outcome: 'delivered' },
  ]);
});

test('the call of a worker that died has no end, whatever comes after it', async () => {
  const { id } = await buy(core, seller);
  await recordAttempt(core, await claimOne(core, id), {
    call: 'send',
    startedAtMs: Date.now(),
    before: null,
    leasedUntilMs: Date.now(),
    inFlightUntilMs: Date.now(),
  });
  await step(new ScriptedOperator(NOT_FOUND, UNKNOWN), id);
  await step(new ScriptedOperator(DELIVERED), id);
  expect(await attemptsOf(core, id)).toMatchObject([
    { number: 1, call: 'send', outcome: null, ended: false },
    { number: 2, call: 'ask', outcome: 'not_found', ended: true },
    { number: 3, call: 'send', outcome: 'unknown', ended: true },
    { number: 4, call: 'ask', outcome: 'delivered', ended: true },
  ]);
});

test('the call of a worker that died has no end where the next one puts the charge off uncalled', async () => {
  const { id } = await buy(core, seller);
  const nowMs = Date.now();
  await recordAttempt(core, await claimOne(core, id), {
    call: 'send',
    startedAtMs: nowMs,
    before: null,
    leasedUntilMs: nowMs,
    inFlightUntilMs: nowMs,
  });
  await passTime(core, id);
  const later = {
    kind: 'postpone',
    status: 'pending',
    nextAttemptAtMs: nowMs,
    sends: 1,
    acknowledged: false,
    inFlightUntilMs: nowMs,
  } as const;
  const putOff = { outcome: 'not_sent', reason: 'suspended', transactionId: null };
  expect(await postponeCharge(core, await claimOne(core, id), later, putOff, nowMs)).toBe(true);
  expect(await attemptsOf(core, id)).toMatchObject([{ number: 1, outcome: null, ended: false }]);
});

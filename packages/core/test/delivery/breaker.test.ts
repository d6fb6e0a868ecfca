import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { UNSETTLED_ALARM_MS } from '#consts';
import { Breakers } from '#delivery/breaker';
import type { ClaimedCharge } from '#delivery/claim';
import { deliverCharge } from '#delivery/deliver';
import { putOff } from '#delivery/put-off';
import { reconcile } from '#ledger/reconcile';
import { OVER_THE_RATE, type SendAnswer } from '#operators/port';
import { openTestCore, registerSeller } from '../fixtures';
import { NEVER } from '../operators/simulator';
import { buy, claimOne, fastDelivery, passTime, ScriptedOperator, stateOf } from './delivering';

const core = await openTestCore();
const settings = fastDelivery({ breakerOpenMs: 60_000 });
const delivered = () => ({ outcome: 'delivered', transactionId: randomUUID() }) as const;
const NOT_FOUND = { outcome: 'not_found' } as const;

const logged: string[] = [];
const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
const openBreakers = (breakerOpenMs = 60_000) => new Breakers({ breakerOpenMs }, log);

/** How many of these sendings were made. */
async function send(breakers: Breakers, answers: readonly SendAnswer[], operator = 'mci') {
  let made = 0;
  for (const answer of answers) {
    await breakers.send(operator, () => {
      made += 1;
      return Promise.resolve({ answer });
    });
  }
  return made;
}

const times = <T>(count: number, item: T) => Array.from({ length: count }, () => item);
const UNKNOWN = { outcome: 'unknown', reason: 'timed out' } as const;
const NOT_SENT = { outcome: 'not_sent', reason: 'ECONNREFUSED', retryAfterMs: null } as const;
const REFUSED = { outcome: 'refused', reason: 'FAILED', transactionId: null } as const;

beforeEach(() => {
  logged.length = 0;
});

test.each([UNKNOWN, NOT_SENT])(
  'twenty sendings that fail suspend their operator, and no other: %o',
  async (failure) => {
    const breakers = openBreakers();
    expect(await send(breakers, times(30, failure))).toBe(20);
    expect(await send(breakers, times(30, failure), 'irancell')).toBe(20);
    expect(await send(breakers, times(30, delivered()), 'rightel')).toBe(30);
    expect(logged.map((line) => JSON.parse(line) as object)).toMatchObject([
      { operator: 'mci', sending: 'suspended' },
      { operator: 'irancell', sending: 'suspended' },
    ]);
  },
);

test.each([
  ['a definite no', REFUSED],
  ['the wish for patience', { outcome: 'not_sent', reason: OVER_THE_RATE, retryAfterMs: null }],
  ['an operator that has the reference', { ...UNKNOWN, acknowledged: true }],
  ['processing', { outcome: 'processing', transactionId: 't' }],
] as const)('%s is no failure', async (_, answer) => {
  expect(await send(openBreakers(), times(40, answer))).toBe(40);
});

test('four of five sendings may fail', async () => {
  const breakers = openBreakers();
  const mixed = times(20, [delivered(), ...times(4, UNKNOWN)]).flat();
  expect(await send(breakers, mixed)).toBe(100);
});

test('after its time one sending alone is tried, and its end decides for all', async () => {
  const breakers = openBreakers(50);
  await send(breakers, times(20, UNKNOWN));
  expect(await send(breakers, [UNKNOWN])).toBe(0);

  const tryOne = async (answer: SendAnswer) => {
    await new Promise((resolve) => setTimeout(resolve, 60));
    let end: (over: { answer: SendAnswer }) => void = () => undefined;
    const answered = new Promise<{ answer: SendAnswer }>((resolve) => (end = resolve));
    const trial = breakers.send('mci', () => answered);
    expect(await send(breakers, times(5, delivered()))).toBe(0);
    end({ answer });
    expect(await trial).toEqual({ answer });
  };
  await tryOne(UNKNOWN);
  expect(await send(breakers, [delivered()])).toBe(0);
  await tryOne(delivered());
  expect(await send(breakers, times(20, delivered()))).toBe(20);
});

let seller: Actor;
const openSuspended = async () => {
  const breakers = openBreakers();
  await send(breakers, times(20, UNKNOWN));
  return breakers;
};
beforeAll(async () => {
  seller = await registerSeller(core, { balance: '10000' });
});
const step = async (operator: ScriptedOperator, id: string, breakers: Breakers) => {
  await passTime(core, id);
  return deliverCharge(core, operator, await claimOne(core, id), settings, NEVER, breakers);
};

test('an unsent charge waits while sending is suspended: nothing is recorded or called', async () => {
  const breakers = await openSuspended();
  const { id } = await buy(core, seller);
  const nobody = new ScriptedOperator();
  const beforeMs = Date.now();
  expect(await step(nobody, id, breakers)).toBe('pending');
  expect(nobody.calls).toEqual([]);
  expect(await stateOf(core, id)).toMatchObject({
    status: 'pending',
    attempts: 0,
    sends: 0,
    leased: false,
    last_answer: 'not_sent: sending to the operator is suspended',
  });
  const [due] = await core.sql<{ next_attempt_at: string }[]>`
    SELECT next_attempt_at FROM charges WHERE id = ${id}`;
  expect(Date.parse(due?.next_attempt_at ?? '')).toBeGreaterThan(beforeMs + 50_000);
  const operator = new ScriptedOperator(delivered());
  expect(await step(operator, id, openBreakers())).toBe('delivered');
  expect(operator.calls).toEqual([`send ${id} 1`]);
});

test('what was sent is asked for all the same', async () => {
  const { id } = await buy(core, seller);
  expect(await step(new ScriptedOperator(UNKNOWN), id, openBreakers())).toBe('unknown');
  const operator = new ScriptedOperator(delivered());
  expect(await step(operator, id, await openSuspended())).toBe('delivered');
  expect(operator.calls).toEqual([`ask ${id}`]);
});

test('what the operator does not know is sent again only once sending is resumed', async () => {
  const breakers = await openSuspended();
  const { id } = await buy(core, seller);
  await step(new ScriptedOperator(UNKNOWN), id, openBreakers());
  const asked = new ScriptedOperator(NOT_FOUND);
  expect(await step(asked, id, breakers)).toBe('unknown');
  expect(asked.calls).toEqual([`ask ${id}`]);
  expect(await stateOf(core, id)).toMatchObject({ status: 'unknown', sends: 1, leased: false });
  const again = new ScriptedOperator(NOT_FOUND, delivered());
  expect(await step(again, id, openBreakers())).toBe('delivered');
  expect(again.calls).toEqual([`ask ${id}`, `send ${id} 2`]);
});

test('what would be older than the alarm when it may be sent is unknown; nothing else changes', () => {
  const nowMs = 1_000_000;
  const charge = { status: 'pending', sends: 0, acknowledged: false, inFlightUntilMs: null };
  const createdAtMs = nowMs + 30_000 - UNSETTLED_ALARM_MS;
  const claimed = { ...charge, createdAtMs } as ClaimedCharge;
  const until = (ms: number) => ({ suspendedUntilMs: nowMs + ms });
  const rules = { breakerOpenMs: 10_000 };
  const kept = { kind: 'postpone', sends: 0, acknowledged: false, inFlightUntilMs: null };
  expect(putOff(claimed, until(20_000), rules, nowMs, 0.5)).toEqual({
    ...kept,
    status: 'pending',
    nextAttemptAtMs: nowMs + 25_000,
  });
  expect(putOff(claimed, until(20_000), rules, nowMs, 1)).toMatchObject({ status: 'unknown' });
  // A trial that is under way has no time: soon, but not all at once.
  expect(putOff(claimed, until(-5_000), rules, nowMs, 0.1).nextAttemptAtMs).toBe(nowMs + 1_000);
});

test('after all of this the books are in order', async () => {
  const { checks } = await reconcile(core);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

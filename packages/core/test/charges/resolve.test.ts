import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { listAudit } from '#audit/list';
import type { Actor } from '#auth/actor';
import { askNow } from '#charges/ask-now';
import { getChargeForAdmin } from '#charges/get-for-admin';
import { resolveChargeInput } from '#charges/inputs';
import { resolveCharge } from '#charges/resolve';
import { deliverCharge } from '#delivery/deliver';
import { recordAttempt } from '#delivery/record-attempt';
import { reconcile } from '#ledger/reconcile';
import type { OperatorPort } from '#operators/port';
import { getWallet } from '#wallets/get';
import { createAdmin, createMany, createSeller } from '../actors';
import {
  buy,
  claimOne,
  fastDelivery,
  passTime,
  ScriptedOperator,
  waitingOperator,
} from '../delivery/delivering';
import { openTestCore } from '../fixtures';
import { NEVER } from '../operators/simulator';
import { failureOf, outcomeOf } from '../outcomes';
import { TEST_ROUNDS } from '../settings';

const core = await openTestCore();
const settings = fastDelivery();
const admin = await createAdmin(core, { email: 'admin@example.com' });

const UNKNOWN = { outcome: 'unknown', reason: 'timed out' } as const;
const NOT_FOUND = { outcome: 'not_found' } as const;
const deliveredAs = (transactionId: string) => ({ outcome: 'delivered', transactionId }) as const;

const balanceOf = async (actor: Actor) => (await getWallet(core, actor)).balance;
const resolve = (
  id: string,
  outcome: 'delivered' | 'refunded',
  reason = 'told on the phone',
  by: Actor = admin,
) => resolveCharge(core, by, { id, outcome, reason });

async function step(operator: OperatorPort, id: string) {
  await passTime(core, id);
  return deliverCharge(core, operator, await claimOne(core, id), settings, NEVER);
}

async function soldCharge() {
  const seller = await createSeller(core, { balance: '1000' });
  return { seller, id: (await buy(core, seller)).id };
}

async function unknownCharge() {
  const { seller, id } = await soldCharge();
  expect(await step(new ScriptedOperator(UNKNOWN), id)).toBe('unknown');
  return { seller, id };
}

/** A worker that has sent the charge and hears nothing; answers what lets it go on. */
async function sendWithoutAnswer(id: string) {
  const { port, called, answer } = waitingOperator();
  const silent: OperatorPort = { ...port, ask: () => Promise.resolve(NOT_FOUND) };
  const working = step(silent, id);
  await called;
  expect((await getChargeForAdmin(core, { id })).calls[0]).toMatchObject({
    call: 'send',
    endedAt: null,
  });
  return { working, answer: () => answer(deliveredAs(id)) };
}

describe('an unknown charge', () => {
  test('is refunded once by an admin with evidence, on record', async () => {
    const { seller, id } = await unknownCharge();
    const charge = await resolve(id, 'refunded');
    expect(charge).toMatchObject({
      id,
      status: 'refunded',
      nextAttemptAt: null,
      settledAt: expect.stringMatching(/Z$/),
      user: { id: seller.userId },
    });
    expect(charge.entries).toMatchObject([
      { kind: 'charge', amount: '-500.00', actorEmail: seller.email },
      { kind: 'refund', amount: '500.00', actorEmail: admin.email },
    ]);
    expect(charge.events).toMatchObject([
      { status: 'unknown', actorEmail: null },
      { status: 'refunded', actorEmail: admin.email },
    ]);
    expect(charge.audit).toMatchObject([
      {
        action: 'charge.resolved',
        actorEmail: admin.email,
        address: admin.address,
        before: { status: 'unknown' },
        after: { status: 'refunded', priceMinor: '50000', reason: 'told on the phone' },
      },
    ]);
    expect(await balanceOf(seller)).toBe('1000.00');
  });

  test('is delivered by an admin with evidence, and stays debited', async () => {
    const { seller, id } = await unknownCharge();
    expect(await resolve(id, 'delivered')).toMatchObject({
      status: 'delivered',
      nextAttemptAt: null,
    });
    expect(await balanceOf(seller)).toBe('500.00');
  });

  test('is resolved once, however many admins press, and refunded at most once', async () => {
    const admins = await createMany(4, () => createAdmin(core));
    for (let round = 0; round < TEST_ROUNDS; round += 1) {
      const { seller, id } = await unknownCharge();
      const outcomes = await Promise.all(
        admins.map((by, place) =>
          outcomeOf(resolve(id, place % 2 ? 'delivered' : 'refunded', 'seen', by)),
        ),
      );
      expect(outcomes.filter((outcome) => outcome !== 3008)).toHaveLength(1);
      const { status, audit } = await getChargeForAdmin(core, { id });
      expect(audit).toMatchObject([{ after: { status } }]);
      expect(await balanceOf(seller)).toBe(status === 'refunded' ? '1000.00' : '500.00');
    }
  });

  test('is left alone by the worker that still held it', async () => {
    const { seller, id } = await unknownCharge();
    await passTime(core, id);
    const held = await claimOne(core, id);
    await resolve(id, 'refunded');
    const nobody = new ScriptedOperator();
    expect(await deliverCharge(core, nobody, held, settings, NEVER)).toBe('lost');
    expect(nobody.calls).toEqual([]);
    expect(await balanceOf(seller)).toBe('1000.00');
  });

  test('is not refunded while an order for it is being handed over', async () => {
    const { seller, id } = await unknownCharge();
    const { working, answer } = await sendWithoutAnswer(id);
    expect(await failureOf(resolve(id, 'refunded'))).toMatchObject({
      name: 'INVALID_STATUS',
      details: { status: 'unknown', onItsWayUntil: expect.stringMatching(/Z$/) },
    });
    answer();
    expect(await working).toBe('delivered');
    expect(await balanceOf(seller)).toBe('500.00');
  });

  test('is not refunded while an order may still leave a worker that is frozen', async () => {
    const { id } = await unknownCharge();
    await passTime(core, id);
    await recordAttempt(core, await claimOne(core, id), {
      call: 'send',
      startedAtMs: Date.now(),
      before: null,
      leasedUntilMs: Date.now(),
      inFlightUntilMs: Date.now() + 60_000,
    });
    // Another worker has asked since: the operator knows nothing yet.
    const asking = await claimOne(core, id);
    const operator = new ScriptedOperator(NOT_FOUND);
    expect(await deliverCharge(core, operator, asking, settings, NEVER)).toBe('unknown');
    expect(await outcomeOf(resolve(id, 'refunded'))).toBe(3008);
    await passTime(core, id);
    expect(await resolve(id, 'refunded')).toMatchObject({ status: 'refunded' });
  });

  test('is asked for once more when it is called delivered during a question', async () => {
    const { seller, id } = await unknownCharge();
    await passTime(core, id);
    const held = await claimOne(core, id);
    const asked: OperatorPort = {
      send: () => Promise.reject(new Error('must not be sent')),
      ask: async () => {
        await resolve(id, 'delivered');
        return { outcome: 'reversed', transactionId: id };
      },
    };
    expect(await deliverCharge(core, asked, held, settings, NEVER)).toBe('lost');
    expect(await getChargeForAdmin(core, { id })).toMatchObject({
      status: 'delivered',
      nextAttemptAt: expect.any(String),
      leasedUntil: null,
    });
    const operator = new ScriptedOperator({ outcome: 'reversed', transactionId: id });
    expect(await step(operator, id)).toBe('refunded');
    expect(await balanceOf(seller)).toBe('1000.00');
  });
});

describe('nobody resolves', () => {
  test('a charge that is not unknown', async () => {
    const { id } = await soldCharge();
    expect(await failureOf(resolve(id, 'refunded'))).toMatchObject({
      code: 3008,
      details: { status: 'pending' },
    });
    await step(new ScriptedOperator(deliveredAs(id)), id);
    expect(await outcomeOf(resolve(id, 'refunded'))).toBe(3008);
    expect(await outcomeOf(resolve(id, 'delivered'))).toBe(3008);
  });

  test('a charge that is not there', async () => {
    expect(await outcomeOf(resolve(randomUUID(), 'refunded'))).toBe(3004);
  });

  test('a charge of their own', async () => {
    const { seller, id } = await unknownCharge();
    const self: Actor = { ...seller, role: 'admin' };
    expect(await outcomeOf(resolve(id, 'refunded', 'mine', self))).toBe(3010);
    expect(await balanceOf(seller)).toBe('500.00');
  });

  test('without a reason', () => {
    const input = { id: randomUUID(), outcome: 'refunded' };
    expect(resolveChargeInput.safeParse({ ...input, reason: ' ' }).success).toBe(false);
    expect(resolveChargeInput.safeParse(input).success).toBe(false);
    expect(resolveChargeInput.safeParse({ ...input, reason: 'seen' }).success).toBe(true);
    const asUnknown = { ...input, outcome: 'unknown', reason: 'seen' };
    expect(resolveChargeInput.safeParse(asUnknown).success).toBe(false);
  });
});

describe('asking now', () => {
  test('makes an unsettled and a delivered charge due, on record', async () => {
    const { id } = await unknownCharge();
    await core.sql`UPDATE charges SET next_attempt_at = '3000-01-01' WHERE id = ${id}`;
    expect(await askNow(core, admin, { id })).toMatchObject({ status: 'unknown' });
    const operator = new ScriptedOperator(deliveredAs(id));
    expect(await deliverCharge(core, operator, await claimOne(core, id), settings, NEVER)).toBe(
      'delivered',
    );
    const charge = await askNow(core, admin, { id });
    expect(charge).toMatchObject({ status: 'delivered', nextAttemptAt: expect.any(String) });
    expect(charge.audit.map(({ action }) => action)).toEqual(['charge.asked', 'charge.asked']);
  });

  test('is refused for what is over or not there, without a record', async () => {
    const { id } = await unknownCharge();
    await resolve(id, 'refunded');
    expect(await failureOf(askNow(core, admin, { id }))).toMatchObject({
      code: 3008,
      details: { status: 'refunded' },
    });
    const { items } = await listAudit(core, { subjectId: id, action: 'charge.asked', limit: 9 });
    expect(items).toEqual([]);
    expect(await outcomeOf(askNow(core, admin, { id: randomUUID() }))).toBe(3004);
  });
});

test('after all of this the books are in order', async () => {
  const { checks } = await reconcile(core);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

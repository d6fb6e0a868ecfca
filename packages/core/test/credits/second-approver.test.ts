import { describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { cancelCredit } from '#credits/cancel';
import { decideCredit } from '#credits/decide';
import { decideManyCredits } from '#credits/decide-many';
import { listAllCredits } from '#credits/list-all';
import { requestCredit } from '#credits/request';
import { openCreditFeed, readCreditFeed } from '#live/read-credits';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import {
  balanceOf,
  expectBooksInOrder,
  failureOf,
  outcomeOf,
  sqlStateFrom,
  tally,
  untilBlocked,
} from '../outcomes';
import { TEST_ROUNDS } from '../settings';

const core = await openTestCore({ SECOND_APPROVER_ABOVE: '1000' });
/** The same database, seen by a process that was started without the setting. */
const lenient: Core = {
  ...core,
  settings: {
    ...core.settings,
    business: { ...core.settings.business, secondApproverAbove: null },
  },
};
const [first, second] = [
  await createAdmin(core, { email: 'first@example.com' }),
  await createAdmin(core, { email: 'second@example.com' }),
];

async function asked(amount = '1000.01', by?: Actor): Promise<{ seller: Actor; id: string }> {
  const seller = by ?? (await createSeller(core));
  const { id } = await requestCredit(core, seller, { amount, idempotencyKey: uuidv7() });
  return { seller, id };
}

const approve = (by: Actor, id: string, of = core) =>
  decideCredit(of, by, { id, decision: 'approve' });
const reject = (by: Actor, id: string) => decideCredit(core, by, { id, decision: 'reject' });
const found = async (id: string) => {
  const { items } = await listAllCredits(core, { limit: 100 });
  return items.find((item) => item.id === id);
};
const actionsOn = async (id: string) => {
  const rows = await core.sql<{ action: string }[]>`
    SELECT action FROM audit_log WHERE subject_id = ${id} ORDER BY id`;
  return rows.map(({ action }) => action);
};

test('up to the threshold one admin is enough', async () => {
  const { seller, id } = await asked('1000');
  expect(await approve(first, id)).toMatchObject({
    status: 'approved',
    approvals: 1,
    approvalsNeeded: 1,
  });
  expect(await balanceOf(core, seller)).toBe('1000.00');
});

test('above it, two different admins move the money once', async () => {
  const { seller, id } = await asked();
  expect(await approve(first, id)).toEqual({
    id,
    amount: '1000.01',
    status: 'pending',
    approvals: 1,
    approvalsNeeded: 2,
    decidedAt: null,
    decisionReason: null,
  });
  expect(await balanceOf(core, seller)).toBe('0.00');
  expect(await failureOf(approve(first, id))).toMatchObject({
    code: 3014,
    name: 'SECOND_APPROVER_NEEDED',
    details: { approvalsNeeded: 2 },
  });
  expect(await approve(second, id)).toMatchObject({ status: 'approved', approvals: 2 });
  expect(await balanceOf(core, seller)).toBe('1000.01');
  for (const by of [first, second]) {
    expect(await failureOf(approve(by, id))).toMatchObject({ code: 3005 });
  }
  expect(await actionsOn(id)).toEqual([
    'credit.requested',
    'credit.approval_given',
    'credit.approved',
  ]);
  expect(await found(id)).toMatchObject({
    approvals: 2,
    approvalsNeeded: 2,
    approvedBy: [{ email: 'first@example.com' }, { email: 'second@example.com' }],
    decidedBy: 'second@example.com',
  });
});

test('a list tells of a first approval, by whom and when', async () => {
  const { id } = await asked();
  await approve(first, id);
  expect(await found(id)).toMatchObject({
    status: 'pending',
    approvals: 1,
    approvalsNeeded: 2,
    approvedBy: [
      { id: first.userId, email: first.email, at: expect.stringMatching(/^2.*Z$/) as unknown },
    ],
  });
});

test('the requester is never one of the two', async () => {
  const requester = await createAdmin(core);
  const { id } = await asked('2000', requester);
  expect(await failureOf(approve(requester, id))).toMatchObject({ code: 3010 });
  await approve(first, id);
  expect(await failureOf(approve(requester, id))).toMatchObject({ code: 3010 });
  expect(await found(id)).toMatchObject({ status: 'pending', approvals: 1 });
  const past = core.sql`
    INSERT INTO credit_approvals (wallet_id, request_id, approver_id, user_id, created_at)
    SELECT wallet_id, id, user_id, user_id, created_at FROM credit_requests WHERE id = ${id}`;
  expect(await sqlStateFrom(past)).toBe('23514');
});

describe('after a first approval', () => {
  test('one rejection is enough, also by who approved', async () => {
    for (const by of [first, second]) {
      const { seller, id } = await asked();
      await approve(first, id);
      expect(await reject(by, id)).toMatchObject({ status: 'rejected', approvals: 1 });
      expect(await failureOf(approve(second, id))).toMatchObject({ code: 3005 });
      expect(await balanceOf(core, seller)).toBe('0.00');
      expect(await found(id)).toMatchObject({ approvals: 1, approvalsNeeded: null });
    }
  });

  test('the seller may take it back', async () => {
    const { seller, id } = await asked();
    await approve(first, id);
    expect(await cancelCredit(core, seller, { id })).toMatchObject({ status: 'cancelled' });
    expect(await failureOf(approve(second, id))).toMatchObject({ code: 3005 });
    expect(await balanceOf(core, seller)).toBe('0.00');
  });

  test('a setting taken away lets either admin approve, and one that comes asks for both', async () => {
    for (const by of [first, second]) {
      const { seller, id } = await asked();
      await approve(first, id);
      expect(await approve(by, id, lenient)).toMatchObject({
        status: 'approved',
        approvalsNeeded: 1,
      });
      expect(await balanceOf(core, seller)).toBe('1000.01');
      expect(await found(id)).toMatchObject({ approvalsNeeded: 1 });
    }
  });
});

describe('however many press at once', () => {
  test('two admins who wait for the same row both count', async () => {
    const { seller, id } = await asked();
    const presses = await core.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM credit_requests WHERE id = ${id} FOR UPDATE`;
      const waiting = Promise.all([approve(first, id), approve(second, id)]);
      await untilBlocked(core, 2);
      return { waiting };
    });
    const statuses = (await presses.waiting).map(({ status }) => status);
    expect(tally(statuses)).toEqual({ pending: 1, approved: 1 });
    expect(await balanceOf(core, seller)).toBe('1000.01');
  });

  test('one admin who presses twice at once counts once', async () => {
    const { seller, id } = await asked();
    const presses = await core.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM credit_requests WHERE id = ${id} FOR UPDATE`;
      const waiting = Promise.all([outcomeOf(approve(first, id)), outcomeOf(approve(first, id))]);
      await untilBlocked(core, 2);
      return { waiting };
    });
    expect(tally(await presses.waiting)).toEqual({ ok: 1, 3014: 1 });
    expect(await balanceOf(core, seller)).toBe('0.00');
  });

  test('a request is approved by exactly two of many, and moves money once', async () => {
    for (let round = 0; round < TEST_ROUNDS; round += 1) {
      const admins = [first, second, await createAdmin(core), await createAdmin(core)];
      const { seller, id } = await asked('5000');
      const presses = [...admins, ...admins].map((by) => outcomeOf(approve(by, id)));
      const outcomes = tally(await Promise.all(presses));
      expect(outcomes['ok']).toBe(2);
      expect(await balanceOf(core, seller)).toBe('5000.00');
    }
  });

  test('a second approval and a rejection decide it one way', async () => {
    for (let round = 0; round < TEST_ROUNDS; round += 1) {
      const { seller, id } = await asked();
      await approve(first, id);
      const outcomes = await Promise.all([
        outcomeOf(approve(second, id)),
        outcomeOf(reject(first, id)),
      ]);
      expect(tally(outcomes)).toEqual({ ok: 1, 3005: 1 });
      const { status } = (await found(id)) ?? {};
      expect(await balanceOf(core, seller)).toBe(status === 'approved' ? '1000.01' : '0.00');
    }
  });

  test('processes with another setting move the money once', async () => {
    for (let round = 0; round < TEST_ROUNDS; round += 1) {
      const { seller, id } = await asked();
      await Promise.all([
        outcomeOf(approve(first, id)),
        outcomeOf(approve(second, id, lenient)),
        outcomeOf(approve(first, id, lenient)),
      ]);
      expect(await balanceOf(core, seller)).toBe('1000.01');
    }
  });
});

test('many are decided each by its own amount', async () => {
  const [low, high, half] = [await asked('10'), await asked(), await asked()];
  await approve(first, half.id);
  const ids = [low.id, high.id, half.id];
  const decided = await decideManyCredits(core, first, { ids, decision: 'approve' });
  expect(decided).toMatchObject([
    { ok: true, credit: { status: 'approved', approvals: 1 } },
    { ok: true, credit: { status: 'pending', approvals: 1, approvalsNeeded: 2 } },
    { ok: false, error: { code: 3014 } },
  ]);
  const again = await decideManyCredits(core, second, { ids, decision: 'approve' });
  expect(again).toMatchObject([
    { ok: false, error: { code: 3005 } },
    { ok: true, credit: { status: 'approved', approvals: 2 } },
    { ok: true, credit: { status: 'approved', approvals: 2 } },
  ]);
});

test('a first approval is told live, with who gave it', async () => {
  const { id } = await asked();
  const start = await openCreditFeed(core, null);
  await approve(first, id);
  const told = async () =>
    (await readCreditFeed(core, start)).events
      .map(({ data }) => data)
      .find(({ action }) => action === 'credit.approval_given');
  await expect
    .poll(told)
    .toMatchObject({ request: { id, approvals: 1, status: 'pending', approvedBy: [{}] } });
});

test('after all of this the books are in order', () => expectBooksInOrder(core));

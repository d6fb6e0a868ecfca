import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { listAudit } from '#audit/list';
import { cancelCredit } from '#credits/cancel';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import {
  balanceOf,
  expectBooksInOrder,
  failureOf,
  outcomeOf,
  tally,
  untilBlocked,
} from '../outcomes';
import { TEST_ROUNDS } from '../settings';

const core = await openTestCore();
const admin = await createAdmin(core);

async function asked() {
  const seller = await createSeller(core);
  const { id } = await requestCredit(core, seller, { amount: '70', idempotencyKey: randomUUID() });
  return { seller, id };
}

test('a request is taken back by its requester, on record', async () => {
  const { seller, id } = await asked();
  expect(await cancelCredit(core, seller, { id })).toMatchObject({
    id,
    amount: '70.00',
    status: 'cancelled',
    decidedAt: expect.stringMatching(/Z$/),
    decisionReason: null,
  });
  const { items } = await listAudit(core, { subjectId: id, action: 'credit.cancelled', limit: 20 });
  expect(items).toMatchObject([
    {
      actorId: seller.userId,
      address: seller.address,
      before: { status: 'pending' },
      after: { status: 'cancelled' },
    },
  ]);
});

test("somebody else's request is not there, also for an admin", async () => {
  const { seller, id } = await asked();
  for (const other of [await createSeller(core), admin]) {
    expect(await failureOf(cancelCredit(core, other, { id }))).toMatchObject({ code: 3004 });
  }
  expect(await failureOf(cancelCredit(core, seller, { id: randomUUID() }))).toMatchObject({
    code: 3004,
  });
  expect((await cancelCredit(core, seller, { id })).status).toBe('cancelled');
});

test.each(['approved', 'rejected', 'cancelled'] as const)('what is %s stays so', async (status) => {
  const { seller, id } = await asked();
  if (status === 'cancelled') await cancelCredit(core, seller, { id });
  else {
    const decision = status === 'approved' ? 'approve' : 'reject';
    await decideCredit(core, admin, { id, decision });
  }
  expect(await failureOf(cancelCredit(core, seller, { id }))).toMatchObject({
    code: 3005,
    details: { status },
  });
  expect(await balanceOf(core, seller)).toBe(status === 'approved' ? '70.00' : '0.00');
  const { items } = await listAudit(core, { subjectId: id, limit: 20 });
  expect(items).toHaveLength(2);
});

test('what is cancelled is not decided any more', async () => {
  const { seller, id } = await asked();
  const { decidedAt } = await cancelCredit(core, seller, { id });
  expect(await failureOf(decideCredit(core, admin, { id, decision: 'approve' }))).toMatchObject({
    code: 3005,
    details: { status: 'cancelled', decidedAt, decidedBy: null },
  });
  expect(await balanceOf(core, seller)).toBe('0.00');
});

test('of a cancellation and an approval at once exactly one wins, and the money agrees', async () => {
  for (let round = 0; round < 10 * TEST_ROUNDS; round += 1) {
    const { seller, id } = await asked();
    const cancel = () => outcomeOf(cancelCredit(core, seller, { id }));
    const approve = () => outcomeOf(decideCredit(core, admin, { id, decision: 'approve' }));
    const calls = round % 2 === 0 ? [cancel, approve] : [approve, cancel];
    const outcomes = await Promise.all(calls.map((call) => call()));
    expect(tally(outcomes)).toEqual({ ok: 1, 3005: 1 });
    const approved = outcomes[round % 2 === 0 ? 1 : 0] === 'ok';
    expect(await balanceOf(core, seller)).toBe(approved ? '70.00' : '0.00');
  }
});

test('of a cancellation and an approval that wait for the row one finds it decided', async () => {
  const { seller, id } = await asked();
  const calls = await core.sql.begin(async (tx) => {
    await tx`SELECT 1 FROM credit_requests WHERE id = ${id} FOR UPDATE`;
    const waiting = Promise.all([
      outcomeOf(cancelCredit(core, seller, { id })),
      outcomeOf(decideCredit(core, admin, { id, decision: 'approve' })),
    ]);
    await untilBlocked(core, 2);
    return { waiting };
  });
  const [cancelled, approved] = await calls.waiting;
  expect(tally([cancelled, approved])).toEqual({ ok: 1, 3005: 1 });
  expect(await balanceOf(core, seller)).toBe(approved === 'ok' ? '70.00' : '0.00');
});

test('after all of this the books are in order', () => expectBooksInOrder(core));

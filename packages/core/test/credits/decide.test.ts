import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { move } from '#ledger/move';
import { createAdmin, createMany, createSeller, type NamedActor } from '../actors';
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

const core = await openTestCore();
const admin = await createAdmin(core, { email: 'first@example.com' });

async function asked(by?: Actor): Promise<{ seller: Actor; id: string }> {
  const seller = by ?? (await createSeller(core));
  const { id } = await requestCredit(core, seller, { amount: '250.50', idempotencyKey: uuidv7() });
  return { seller, id };
}

const approve = (by: Actor, id: string) => decideCredit(core, by, { id, decision: 'approve' });
const reject = (by: Actor, id: string) => decideCredit(core, by, { id, decision: 'reject' });
const entriesOf = ({ walletId }: Actor) => core.sql`
  SELECT kind, amount::int, balance_after::int AS balance, account, source_id, actor_id
  FROM entries WHERE wallet_id = ${walletId} ORDER BY seq`;
const auditOf = (id: string) => core.sql`
  SELECT actor_id, session_id, address, action, before, after, xmin::text AS written_by
  FROM audit_log WHERE subject_id = ${id} AND action <> 'credit.requested'`;

test('an approval credits the wallet by the amount, in one entry', async () => {
  const { seller, id } = await asked();
  const decided = await decideCredit(core, admin, { id, decision: 'approve', reason: 'paid' });
  expect(decided).toEqual({
    id,
    amount: '250.50',
    status: 'approved',
    approvals: 1,
    approvalsNeeded: 1,
    decidedAt: expect.stringMatching(/Z$/),
    decisionReason: 'paid',
  });
  expect(await balanceOf(core, seller)).toBe('250.50');
  expect(await entriesOf(seller)).toEqual([
    {
      kind: 'credit',
      amount: 25050,
      balance: 25050,
      account: 'treasury',
      source_id: id,
      actor_id: admin.userId,
    },
  ]);
});

test('a rejection moves nothing', async () => {
  const { seller, id } = await asked();
  const decided = await decideCredit(core, admin, { id, decision: 'reject', reason: '' });
  expect(decided).toMatchObject({ status: 'rejected', decisionReason: null });
  expect(await balanceOf(core, seller)).toBe('0.00');
  expect(await entriesOf(seller)).toEqual([]);
});

test.each(['approve', 'reject'] as const)(
  'to %s is on record, written by the transaction that decides',
  async (decision) => {
    const { id } = await asked();
    await decideCredit(core, admin, { id, decision, reason: 'as agreed' });
    const status = decision === 'approve' ? 'approved' : 'rejected';
    const records = await auditOf(id);
    expect(records).toMatchObject([
      {
        actor_id: admin.userId,
        session_id: admin.sessionId,
        address: admin.address,
        action: `credit.${status}`,
        before: { status: 'pending' },
        after: { status, amountMinor: '25050', reason: 'as agreed' },
      },
    ]);
    const [request] = await core.sql`
      SELECT xmin::text AS written_by FROM credit_requests WHERE id = ${id}`;
    expect(records[0]?.['written_by']).toBe(request?.['written_by']);
  },
);

describe('a request is decided once', () => {
  test.each([
    ['approved', approve],
    ['rejected', reject],
  ])('one that is %s says so, by whom and when', async (status, decide) => {
    const { seller, id } = await asked();
    const { decidedAt } = await decide(admin, id);
    const left = await balanceOf(core, seller);
    const other = await createAdmin(core);
    for (const [by, again] of [
      [other, approve],
      [other, reject],
      [admin, decide],
    ] as const) {
      expect(await failureOf(again(by, id))).toEqual({
        code: 3005,
        name: 'ALREADY_PROCESSED',
        message: expect.any(String),
        details: { status, decidedAt, decidedBy: 'first@example.com' },
      });
    }
    expect(await balanceOf(core, seller)).toBe(left);
    expect(await auditOf(id)).toHaveLength(1);
  });

  test('by one of two who wait for the row, and the other is told', async () => {
    const { seller, id } = await asked();
    const others = await createMany(2, () => createAdmin(core));
    const presses = await core.sql.begin(async (tx) => {
      await tx`SELECT 1 FROM credit_requests WHERE id = ${id} FOR UPDATE`;
      const waiting = Promise.all(others.map((other) => outcomeOf(approve(other, id))));
      await untilBlocked(core, 2);
      return { waiting };
    });
    expect(tally(await presses.waiting)).toEqual({ ok: 1, 3005: 1 });
    expect(await balanceOf(core, seller)).toBe('250.50');
  });
});

describe("one's own request", () => {
  test.each([
    ['approve', approve],
    ['reject', reject],
  ])('is not one to %s', async (_, decide) => {
    const requester = await createAdmin(core);
    const { id } = await asked(requester);
    expect(await failureOf(decide(requester, id))).toMatchObject({
      code: 3010,
      name: 'SELF_APPROVAL',
    });
    expect(await balanceOf(core, requester)).toBe('0.00');
    expect(await auditOf(id)).toEqual([]);
    await approve(admin, id);
    expect(await failureOf(decide(requester, id))).toMatchObject({ code: 3010 });
  });

  test('is not decided by its requester even past the service', async () => {
    const requester = await createAdmin(core);
    const { id } = await asked(requester);
    const past = core.sql`
      UPDATE credit_requests
      SET status = 'approved', decided_by = ${requester.userId}, decided_at = created_at
      WHERE id = ${id}`;
    expect(await sqlStateFrom(past)).toBe('23514');
  });

  test('does not slip through when the requester and others press at once', async () => {
    for (let round = 0; round < TEST_ROUNDS; round += 1) {
      const requester = await createAdmin(core);
      const { id } = await asked(requester);
      const presses: NamedActor[] = [requester, admin, requester, await createAdmin(core)];
      const outcomes = await Promise.all(presses.map((by) => outcomeOf(approve(by, id))));
      expect(tally(outcomes)).toEqual({ ok: 1, 3005: 1, 3010: 2 });
    }
  });
});

test('a request that is not there is not found', async () => {
  expect(await failureOf(approve(admin, randomUUID()))).toMatchObject({
    code: 3004,
    name: 'TRANSACTION_NOT_FOUND',
  });
});

test('what a wallet cannot hold is refused whole: no credit, no decision, no record', async () => {
  const { seller, id } = await asked();
  const [source, most] = [uuidv7(), 2n ** 63n - 1n];
  await core.sql`
    INSERT INTO adjustments
      (wallet_id, id, actor_id, amount, reason, idempotency_key, input_hash, created_at)
    VALUES (${seller.walletId}, ${source}, ${admin.userId}, ${most}, 'all there is', ${source},
      ${Buffer.alloc(32)}, ${new Date().toISOString()})`;
  await move(core.sql, [
    {
      walletId: seller.walletId,
      kind: 'adjustment',
      amountMinor: most,
      account: 'treasury',
      sourceId: source,
      actorId: admin.userId,
    },
  ]);
  expect(await failureOf(approve(admin, id))).toMatchObject({ code: 3006 });
  expect(await balanceOf(core, seller)).toBe('92233720368547758.07');
  expect(await auditOf(id)).toEqual([]);
  expect(await reject(admin, id)).toMatchObject({ status: 'rejected' });
});

test('after all of this the books are in order', () => expectBooksInOrder(core));

import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { buyCharge } from '#charges/buy';
import { requestCredit } from '#credits/request';
import type { AnySql } from '#db/client';
import { move, type Move } from '#ledger/move';
import { adjustWallet } from '#wallets/adjust';
import { createAdmin, createSeller } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';
import { balanceOf, expectBooksInOrder, sqlStateFrom } from '../outcomes';

const UNIQUE_VIOLATION = '23505';
const CHECK_VIOLATION = '23514';
const RAISED = 'P0001';

const core = await openTestCore();
const owner = await openTestOwner();
const admin = await createAdmin(core);
const seller = await createSeller(core, { balance: '100' });
const correction = { userId: seller.userId, reason: 'counted', idempotencyKey: 'a' };
await adjustWallet(core, admin, { ...correction, amount: '1' });
await requestCredit(core, seller, { amount: '5', idempotencyKey: 'r' });
const sale = { phone: '09121234567', amount: '1', idempotencyKey: 's' };
const { id: chargeId } = await buyCharge(core, seller, sale);

const MINE = `wallet_id = '${seller.walletId}'`;

const debit = (amountMinor: bigint, sourceId = uuidv7()): Move => ({
  walletId: seller.walletId,
  kind: 'charge',
  amountMinor,
  account: 'operator',
  sourceId,
  actorId: seller.userId,
});

/** A copy of the latest row, under another id, and with other values where given. */
const copy = (table: string, changes: Record<string, unknown>) => {
  const values = { id: randomUUID(), idempotency_key: 'x', ...changes };
  return `
    INSERT INTO ${table} SELECT (jsonb_populate_record(t, '${JSON.stringify(values)}')).*
    FROM ${table} t WHERE ${MINE} ORDER BY t.id DESC LIMIT 1`;
};

/** The answer to a statement whose effect is undone, should it have one. */
async function sqlStateOfTrying(attempt: (tx: AnySql) => PromiseLike<unknown>): Promise<string> {
  let state = 'accepted';
  const tried = owner.begin(async (tx) => {
    state = await sqlStateFrom(tx.savepoint((inner) => attempt(inner)));
    throw new Error('undone');
  });
  await expect(tried).rejects.toThrow('undone');
  return state;
}

describe('the database itself refuses', () => {
  test.each([
    [
      'a balance below zero',
      `UPDATE wallets SET balance = -1 WHERE user_id = '${seller.userId}'`,
      CHECK_VIOLATION,
    ],
    [
      'a second wallet of a user',
      `UPDATE users SET wallet_id = '${seller.walletId}' WHERE id = '${admin.userId}'`,
      UNIQUE_VIOLATION,
    ],
    [
      'an address in two spellings',
      `UPDATE users SET email = upper(email) WHERE id = '${admin.userId}'`,
      CHECK_VIOLATION,
    ],
  ])('%s', async (_, statement, state) => {
    expect(await sqlStateOfTrying((tx) => tx.unsafe(statement))).toBe(state);
  });

  const [at, by] = ['2026-01-01', admin.userId];

  // Each is right but for what mends it: else another of the table's rules could refuse it as well.
  test.each([
    ['a second charge under a key', 'charges', { idempotency_key: 's' }, { idempotency_key: 'x' }],
    [
      'a second request under a key',
      'credit_requests',
      { idempotency_key: 'r' },
      { idempotency_key: 'x' },
    ],
    [
      'a second adjustment under an admin’s key',
      'adjustments',
      { actor_id: by, idempotency_key: 'a' },
      { idempotency_key: 'x' },
    ],
    ['a charge without a price', 'charges', { price: 0 }, { price: 1 }],
    [
      'a refusal without its code',
      'charges',
      { status: 'refused', balance_after: null, next_attempt_at: null, settled_at: at },
      { refusal_code: 3001 },
    ],
    [
      'a refunded charge in the queue',
      'charges',
      { status: 'refunded', settled_at: at },
      { next_attempt_at: null },
    ],
    [
      'an unsettled charge out of the queue',
      'charges',
      { next_attempt_at: null },
      { next_attempt_at: at },
    ],
    ['a request for nothing', 'credit_requests', { amount: 0 }, { amount: 1 }],
    ['an adjustment by nothing', 'adjustments', { amount: 0 }, { amount: 1 }],
    [
      'a decision without its time',
      'credit_requests',
      { status: 'rejected', decided_by: by },
      { decided_at: at },
    ],
    [
      'a decision by nobody',
      'credit_requests',
      { status: 'rejected', decided_at: at },
      { decided_by: by },
    ],
    [
      'a decision by the requester',
      'credit_requests',
      { status: 'rejected', decided_at: at, decided_by: seller.userId },
      { decided_by: by },
    ],
    [
      'an approval that does not say how many it needed',
      'credit_requests',
      { status: 'approved', decided_at: at, decided_by: by },
      { approvals_needed: 1 },
    ],
  ])('%s, and nothing else of it', async (_, table, wrong, mended) => {
    const answerTo = (changes: Record<string, unknown>) =>
      sqlStateOfTrying((tx) => tx.unsafe(copy(table, changes)));
    const isDouble = 'idempotency_key' in mended;
    expect(await answerTo(wrong)).toBe(isDouble ? UNIQUE_VIOLATION : CHECK_VIOLATION);
    expect(await answerTo({ ...wrong, ...mended })).toBe('accepted');
  });

  test.each<[string, Move, string]>([
    ['a second debit of a charge', debit(-100n, chargeId), UNIQUE_VIOLATION],
    ['a debit that adds', debit(100n), CHECK_VIOLATION],
    ['a refund that takes', { ...debit(-100n), kind: 'refund' }, CHECK_VIOLATION],
    [
      'a credit that takes',
      { ...debit(-100n), kind: 'credit', account: 'treasury' },
      CHECK_VIOLATION,
    ],
    ['a credit out of the operator', { ...debit(100n), kind: 'credit' }, CHECK_VIOLATION],
    [
      'a move of nothing',
      { ...debit(0n), kind: 'adjustment', account: 'treasury' },
      CHECK_VIOLATION,
    ],
  ])('%s', async (_, refused, state) => {
    expect(await sqlStateOfTrying((tx) => move(tx, [refused]))).toBe(state);
  });
});

/** The text of `ledger_move` without one of its lines of defence. */
async function weaken(tx: AnySql, guard: string): Promise<void> {
  const [row] = await tx<{ definition: string }[]>`
    SELECT pg_get_functiondef('ledger_move'::regproc) AS definition`;
  const definition = String(row?.definition);
  if (!definition.includes(guard)) throw new Error(`ledger_move has no "${guard}"`);
  await tx.unsafe(definition.replace(guard, ''));
}

describe('a balance is held by three guards, each of which is enough', () => {
  const DECISION = 'WHEN v_balance + item.amount < 0 THEN 3001';
  const UPDATE = 'AND w.balance + n.delta >= 0';
  const overdraw = [debit(-10_001n)];

  test('the decision refuses', async () => {
    expect(await move(core.sql, overdraw)).toEqual([
      { refusalCode: 3001, balanceAfterMinor: null },
    ]);
  });

  test('without it the UPDATE does not, and the call fails as a whole', async () => {
    const state = await sqlStateOfTrying(async (tx) => {
      await weaken(tx, DECISION);
      await move(tx, overdraw);
    });
    expect(state).toBe(RAISED);
  });

  test('without both the table does not take it', async () => {
    const state = await sqlStateOfTrying(async (tx) => {
      await weaken(tx, DECISION);
      await weaken(tx, UPDATE);
      await move(tx, overdraw);
    });
    expect(state).toBe(CHECK_VIOLATION);
  });

  test('and nothing has moved', async () => {
    expect(await balanceOf(core, seller)).toBe('100.00');
  });
});

test('after all of this the books are in order', () => expectBooksInOrder(core));

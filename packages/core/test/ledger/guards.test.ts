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

/** A copy of a row under another id, and with other values where given. */
const copy = (table: string, changes: Record<string, unknown> = {}) => `
  INSERT INTO ${table}
  SELECT (jsonb_populate_record(t, '${JSON.stringify({ id: randomUUID(), ...changes })}')).*
  FROM ${table} t WHERE ${MINE} LIMIT 1`;

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
    ['a second charge under a key', copy('charges'), UNIQUE_VIOLATION],
    ['a second request under a key', copy('credit_requests'), UNIQUE_VIOLATION],
    [
      'a second adjustment under an admin’s key',
      copy('adjustments', { actor_id: admin.userId, idempotency_key: 'a' }),
      UNIQUE_VIOLATION,
    ],
    [
      'a charge without a price',
      copy('charges', { idempotency_key: 'x', price: 0 }),
      CHECK_VIOLATION,
    ],
    [
      'a refusal without its code',
      copy('charges', { idempotency_key: 'x', status: 'refused', balance_after: null }),
      CHECK_VIOLATION,
    ],
    [
      'a refunded charge in the queue',
      copy('charges', { idempotency_key: 'x', status: 'refunded', settled_at: '2026-01-01' }),
      CHECK_VIOLATION,
    ],
    [
      'an unsettled charge out of the queue',
      copy('charges', { idempotency_key: 'x', next_attempt_at: null }),
      CHECK_VIOLATION,
    ],
    [
      'a request for nothing',
      copy('credit_requests', { idempotency_key: 'x', amount: 0 }),
      CHECK_VIOLATION,
    ],
    [
      'an adjustment by nothing',
      copy('adjustments', { idempotency_key: 'x', amount: 0 }),
      CHECK_VIOLATION,
    ],
    [
      'a decision without its time',
      copy('credit_requests', {
        idempotency_key: 'x',
        status: 'approved',
        decided_by: admin.userId,
      }),
      CHECK_VIOLATION,
    ],
    [
      'a decision by nobody',
      copy('credit_requests', {
        idempotency_key: 'x',
        status: 'approved',
        decided_at: '2026-01-01',
      }),
      CHECK_VIOLATION,
    ],
    [
      'a decision by the requester',
      copy('credit_requests', {
        idempotency_key: 'x',
        status: 'approved',
        decided_at: '2026-01-01',
        decided_by: seller.userId,
      }),
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

import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import { listAudit } from '#audit/list';
import { adjustWallet } from '#wallets/adjust';
import { adjustWalletInput } from '#wallets/inputs';
import { listStatement } from '#wallets/statement';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { balanceOf, expectBooksInOrder, failureOf, outcomeOf, tally } from '../outcomes';
import { TEST_ROUNDS } from '../settings';

const core = await openTestCore();
const admin = await createAdmin(core);

const correction = ({ userId }: Actor, amount: string, idempotencyKey: string = randomUUID()) => ({
  userId,
  amount,
  reason: 'counted again',
  idempotencyKey,
});
const traces = async ({ userId, walletId }: Actor) => {
  const [row] = await core.sql`
    SELECT (SELECT count(*)::int FROM adjustments WHERE wallet_id = ${walletId}) AS adjustments,
      (SELECT count(*)::int FROM entries WHERE wallet_id = ${walletId}) AS entries,
      (SELECT count(*)::int FROM audit_log WHERE subject_id = ${userId}) AS records`;
  return row;
};

test('moves the wallet by the signed amount, once, on record', async () => {
  const seller = await createSeller(core);
  const up = await adjustWallet(core, admin, correction(seller, '10.50'));
  expect(up).toEqual({
    id: expect.any(String),
    userId: seller.userId,
    amount: '10.50',
    reason: 'counted again',
    balanceAfter: '10.50',
    createdAt: expect.stringMatching(/Z$/),
    replayed: false,
  });
  const down = await adjustWallet(core, admin, correction(seller, '-10.50'));
  expect(down).toMatchObject({ amount: '-10.50', balanceAfter: '0.00' });
  const { items } = await listStatement(core, seller, { limit: 20 });
  expect(items).toMatchObject([
    { kind: 'adjustment', amount: '-10.50', balanceAfter: '0.00' },
    { kind: 'adjustment', amount: '10.50', balanceAfter: '10.50' },
  ]);
  const audit = await listAudit(core, { subjectId: seller.userId, limit: 20 });
  expect(audit.items).toMatchObject([
    {
      action: 'wallet.adjusted',
      actorId: admin.userId,
      address: admin.address,
      after: { amountMinor: '-1050', reason: 'counted again' },
    },
    { after: { amountMinor: '1050' } },
  ]);
});

describe("an admin's key", () => {
  test('answers the same adjustment to the same input, also when the balance has moved', async () => {
    const seller = await createSeller(core);
    const input = correction(seller, '10');
    const first = await adjustWallet(core, admin, input);
    await adjustWallet(core, admin, correction(seller, '5'));
    const again = await adjustWallet(core, admin, { ...input, amount: '10.00' });
    expect(again).toEqual({ ...first, replayed: true });
    expect(await balanceOf(core, seller)).toBe('15.00');
    expect(await traces(seller)).toEqual({ adjustments: 2, entries: 2, records: 2 });
  });

  test.each([
    ['amount', { amount: '11' }],
    ['sign', { amount: '-10' }],
    ['reason', { reason: 'counted once more' }],
  ])('refuses another %s', async (_, change) => {
    const seller = await createSeller(core);
    const input = correction(seller, '10');
    await adjustWallet(core, admin, input);
    expect(await failureOf(adjustWallet(core, admin, { ...input, ...change }))).toMatchObject({
      code: 3009,
    });
    expect(await balanceOf(core, seller)).toBe('10.00');
  });

  test('refuses another wallet', async () => {
    const [seller, other] = [await createSeller(core), await createSeller(core)];
    const input = correction(seller, '10');
    await adjustWallet(core, admin, input);
    const elsewhere = adjustWallet(core, admin, { ...input, userId: other.userId });
    expect(await failureOf(elsewhere)).toMatchObject({ code: 3009 });
    expect(await traces(other)).toEqual({ adjustments: 0, entries: 0, records: 0 });
  });

  test('adjusts one of two wallets that are asked for at once', async () => {
    for (let round = 0; round < 5 * TEST_ROUNDS; round += 1) {
      const sellers = [await createSeller(core), await createSeller(core)];
      const key = randomUUID();
      const outcomes = await Promise.all(
        sellers.map((seller) =>
          outcomeOf(adjustWallet(core, admin, correction(seller, '10', key))),
        ),
      );
      expect(tally(outcomes)).toEqual({ ok: 1, 3009: 1 });
      const balances = await Promise.all(sellers.map((seller) => balanceOf(core, seller)));
      expect(balances).toEqual(outcomes.map((outcome) => (outcome === 'ok' ? '10.00' : '0.00')));
    }
  });

  test('adjusts once for 20 calls at once', async () => {
    const seller = await createSeller(core);
    const input = correction(seller, '10');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => adjustWallet(core, admin, input)),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(tally(answers.map(({ replayed }) => replayed))).toEqual({ false: 1, true: 19 });
    expect(await traces(seller)).toEqual({ adjustments: 1, entries: 1, records: 1 });
  });

  test('is theirs alone', async () => {
    const [seller, other] = [await createSeller(core), await createAdmin(core)];
    const input = correction(seller, '10');
    await adjustWallet(core, admin, input);
    expect(await adjustWallet(core, other, input)).toMatchObject({ balanceAfter: '20.00' });
  });
});

describe('what is refused leaves nothing behind', () => {
  test('more than there is, and the key stays free', async () => {
    const seller = await createSeller(core, { balance: '10' });
    const before = await traces(seller);
    const input = correction(seller, '-10.01');
    expect(await failureOf(adjustWallet(core, admin, input))).toMatchObject({ code: 3001 });
    expect(await balanceOf(core, seller)).toBe('10.00');
    expect(await traces(seller)).toEqual(before);
    const less = await adjustWallet(core, admin, { ...input, amount: '-10' });
    expect(less).toMatchObject({ balanceAfter: '0.00', replayed: false });
  });

  test("one's own wallet", async () => {
    const own = adjustWallet(core, admin, correction(admin, '1'));
    expect(await failureOf(own)).toMatchObject({ code: 3010 });
    expect(await traces(admin)).toEqual({ adjustments: 0, entries: 0, records: 0 });
  });

  test.each(['0', '0.00', '-0', '1.001', '--1', '+1'])('the amount "%s"', async (amount) => {
    const seller = await createSeller(core, { balance: '10' });
    const call = async () => adjustWallet(core, admin, correction(seller, amount));
    expect(await failureOf(call())).toMatchObject({ code: 3006 });
    expect(await balanceOf(core, seller)).toBe('10.00');
  });

  test('an account that is not there', async () => {
    const nobody = adjustWallet(core, admin, { ...correction(admin, '1'), userId: randomUUID() });
    expect(await failureOf(nobody)).toMatchObject({ code: 1005 });
  });
});

test('of many that take at once no more is taken than there is', async () => {
  const seller = await createSeller(core, { balance: '100' });
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, () =>
      outcomeOf(adjustWallet(core, admin, correction(seller, '-9'))),
    ),
  );
  expect(tally(outcomes)).toEqual({ ok: 11, 3001: 19 });
  expect(await balanceOf(core, seller)).toBe('1.00');
});

test('a reason has to be given', () => {
  const input = correction(admin, '1');
  expect(adjustWalletInput.safeParse(input).success).toBe(true);
  expect(adjustWalletInput.safeParse({ ...input, reason: ' ' }).success).toBe(false);
});

test('after all of this the books are in order', () => expectBooksInOrder(core));

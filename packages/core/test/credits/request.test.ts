import { describe, expect, test } from 'vitest';
import { listAudit } from '#audit/list';
import { cancelCredit } from '#credits/cancel';
import { decideCredit } from '#credits/decide';
import { requestCreditInput } from '#credits/inputs';
import { requestCredit } from '#credits/request';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';
import { balanceOf, expectBooksInOrder, failureOf } from '../outcomes';

const core = await openTestCore();
const admin = await createAdmin(core);
const order = { amount: '1500', note: 'for the weekend', idempotencyKey: 'k' };

const requestsOf = ({ walletId }: { walletId: string }) =>
  core.sql`SELECT id FROM credit_requests WHERE wallet_id = ${walletId}`;

test('a request waits for its decision and moves nothing', async () => {
  const seller = await createSeller(core);
  const credit = await requestCredit(core, seller, order);
  expect(credit).toEqual({
    id: expect.any(String),
    amount: '1500.00',
    status: 'pending',
    note: 'for the weekend',
    decidedAt: null,
    decisionReason: null,
    createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
    replayed: false,
  });
  expect(await balanceOf(core, seller)).toBe('0.00');
});

test('it is on record with who asked, from where, and for how much; a replay is not', async () => {
  const seller = await createSeller(core);
  const { id } = await requestCredit(core, seller, order);
  await requestCredit(core, seller, order);
  const { items } = await listAudit(core, { subjectId: id, limit: 20 });
  expect(items).toMatchObject([
    {
      action: 'credit.requested',
      actorId: seller.userId,
      address: seller.address,
      before: null,
      after: { status: 'pending', amountMinor: '150000', note: 'for the weekend' },
    },
  ]);
});

describe('an idempotency key', () => {
  test('answers the same request to the same input, however it is spelt', async () => {
    const seller = await createSeller(core);
    const first = await requestCredit(core, seller, order);
    const again = await requestCredit(core, seller, { ...order, amount: '1500.00' });
    expect(again).toEqual({ ...first, replayed: true });
    expect(await requestsOf(seller)).toHaveLength(1);
  });

  test.each([
    ['approved', (id: string) => decideCredit(core, admin, { id, decision: 'approve' })],
    [
      'rejected',
      (id: string) => decideCredit(core, admin, { id, decision: 'reject', reason: 'no' }),
    ],
  ])('answers the request as it is now: %s', async (status, settle) => {
    const seller = await createSeller(core);
    const first = await requestCredit(core, seller, order);
    await settle(first.id);
    const again = await requestCredit(core, seller, order);
    expect(again).toMatchObject({ id: first.id, amount: '1500.00', status, replayed: true });
    expect(again.decidedAt).not.toBeNull();
    expect(again.decisionReason).toBe(status === 'rejected' ? 'no' : null);
  });

  test('answers a cancelled request as cancelled, and asks for nothing anew', async () => {
    const seller = await createSeller(core);
    const { id } = await requestCredit(core, seller, order);
    await cancelCredit(core, seller, { id });
    expect(await requestCredit(core, seller, order)).toMatchObject({ id, status: 'cancelled' });
    expect(await requestsOf(seller)).toHaveLength(1);
  });

  test.each([
    ['amount', { amount: '1500.01' }],
    ['note', { note: 'for the week' }],
    ['note that is not there', { note: '' }],
  ])('refuses another %s', async (_, change) => {
    const seller = await createSeller(core);
    await requestCredit(core, seller, order);
    expect(await failureOf(requestCredit(core, seller, { ...order, ...change }))).toMatchObject({
      code: 3009,
      name: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await requestsOf(seller)).toHaveLength(1);
  });

  test('belongs to its user', async () => {
    const [one, other] = [await createSeller(core), await createSeller(core)];
    const { id } = await requestCredit(core, one, order);
    const theirs = await requestCredit(core, other, { ...order, amount: '2' });
    expect(theirs).toMatchObject({ amount: '2.00', replayed: false });
    expect(theirs.id).not.toBe(id);
  });

  test('asks once for 50 callers at once, and tells each the same', async () => {
    const seller = await createSeller(core);
    const credits = await Promise.all(
      Array.from({ length: 50 }, () => requestCredit(core, seller, order)),
    );
    expect(new Set(credits.map(({ id }) => id)).size).toBe(1);
    expect(credits.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await requestsOf(seller)).toHaveLength(1);
  });

  test('stands for one of two amounts that ask at once', async () => {
    const seller = await createSeller(core);
    const outcomes = await Promise.allSettled(
      ['1', '2'].map((amount) => requestCredit(core, seller, { ...order, amount })),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { errorName: 'IDEMPOTENCY_KEY_REUSED' } }]);
    expect(await requestsOf(seller)).toHaveLength(1);
  });
});

describe('what cannot be asked for', () => {
  test.each(['0', '0.00', '1.001', '-1', '01', '1e3', '١', '', '10000000000000'])(
    'the amount "%s"',
    async (amount) => {
      const seller = await createSeller(core);
      expect(await failureOf(requestCredit(core, seller, { ...order, amount }))).toMatchObject({
        code: 3006,
      });
    },
  );

  test.each([
    ['a number as amount', { amount: 1500 }],
    ['a key that is not printable ASCII', { idempotencyKey: 'k\u0007' }],
    ['an empty key', { idempotencyKey: '' }],
    ['a key of 256 characters', { idempotencyKey: 'k'.repeat(256) }],
    ['a note of 501 characters', { note: 'n'.repeat(501) }],
    ['a field of another name', { walletId: crypto.randomUUID() }],
  ])('%s', (_, change) => {
    expect(requestCreditInput.safeParse(order).success).toBe(true);
    expect(requestCreditInput.safeParse({ ...order, ...change }).success).toBe(false);
  });
});

test('after all of this the books are in order', () => expectBooksInOrder(core));

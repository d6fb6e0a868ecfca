import { expect, test } from 'vitest';
import { buyCharge } from '#charges/buy';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { adjustWallet } from '#wallets/adjust';
import { statementInput } from '#wallets/inputs';
import { listStatement } from '#wallets/statement';
import { createAdmin, createSeller } from '../actors';
import { fund, openTestCore } from '../fixtures';
import { allPages, expectBooksInOrder } from '../outcomes';

const core = await openTestCore();
const admin = await createAdmin(core);

test('tells each entry by its kind, with what it is for and what it left', async () => {
  const seller = await createSeller(core);
  const { id: creditRequestId } = await requestCredit(core, seller, {
    amount: '100',
    idempotencyKey: 'credit',
  });
  await decideCredit(core, admin, { id: creditRequestId, decision: 'approve' });
  const { id: chargeId } = await buyCharge(core, seller, {
    phone: '+989121234567',
    amount: '30.25',
    idempotencyKey: 'sale',
  });
  const adjustment = { userId: seller.userId, reason: 'slip', idempotencyKey: 'adjustment' };
  await adjustWallet(core, admin, { ...adjustment, amount: '-9.75' });

  const { items, nextCursor } = await listStatement(core, seller, { limit: 20 });
  const createdAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
  expect(items).toEqual([
    { seq: 3, kind: 'adjustment', amount: '-9.75', balanceAfter: '60.00', createdAt },
    { seq: 2, kind: 'charge', amount: '-30.25', balanceAfter: '69.75', chargeId, createdAt },
    {
      seq: 1,
      kind: 'credit',
      amount: '100.00',
      balanceAfter: '100.00',
      creditRequestId,
      createdAt,
    },
  ]);
  expect(nextCursor).toBeNull();
});

test('goes back page by page and stays as it was while new entries come in', async () => {
  const [seller, other] = [await createSeller(core), await createSeller(core)];
  for (let place = 0; place < 10; place += 1) await fund(core, seller, '1');
  const pages = await allPages(async (cursor) => {
    const page = await listStatement(core, seller, { cursor, limit: 4 });
    await Promise.all([fund(core, seller, '5'), fund(core, other, '5')]);
    return page;
  });
  expect(pages.map((items) => items.map(({ seq }) => seq))).toEqual([
    [10, 9, 8, 7],
    [6, 5, 4, 3],
    [2, 1],
  ]);
});

test('has no next page when the last one is exactly full, and none without entries', async () => {
  const seller = await createSeller(core, { balance: '1' });
  expect(await listStatement(core, seller, { limit: 1 })).toMatchObject({ nextCursor: null });
  const other = await createSeller(core);
  expect(await listStatement(core, other, { limit: 1 })).toEqual({ items: [], nextCursor: null });
});

test.each(['0', '-1', '1.5', 'x', '9'.repeat(19)])('refuses the cursor "%s"', (cursor) => {
  expect(statementInput.safeParse({ cursor: '1' }).success).toBe(true);
  expect(statementInput.safeParse({ cursor }).success).toBe(false);
});

test('after all of this the books are in order', () => expectBooksInOrder(core));

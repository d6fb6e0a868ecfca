import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { buyCharge } from '#charges/buy';
import { rollUp } from '#rollups/roll';
import { getUser } from '#users/get';
import { listUsersInput } from '#users/inputs';
import { listUsers } from '#users/list';
import { setFrozen } from '#wallets/set-frozen';
import { createAdmin, createSeller, type NamedActor } from '../actors';
import { openTestCore } from '../fixtures';
import { allPages, failureOf } from '../outcomes';

const core = await openTestCore();
const admin = await createAdmin(core, { email: 'admin@example.com' });
const [ali, bita, cyrus] = [
  await createSeller(core, { email: 'ali@example.com', balance: '100' }),
  await createSeller(core, { email: 'bita@example.com', balance: '300' }),
  await createSeller(core, { email: 'cyrus@example.com', balance: '200' }),
];

const sell = (by: NamedActor, amount: string) =>
  buyCharge(core, by, { phone: '+989121234567', amount, idempotencyKey: randomUUID() });

beforeAll(async () => {
  await sell(cyrus, '10');
  await sell(ali, '20');
  await sell(bita, '5');
  await setFrozen(core, admin, { userId: bita.userId, frozen: true, reason: 'test' });
  while ((await rollUp(core, Date.now())) > 0);
});

const names = async (input: object) => {
  const pages = await allPages((cursor) =>
    listUsers(core, listUsersInput.parse({ ...input, cursor, limit: 1 })),
  );
  return pages.flat().map(({ email }) => String(email.split('@')[0]));
};

test.each([
  [{}, ['cyrus', 'bita', 'ali', 'admin']],
  [{ order: 'newest' }, ['cyrus', 'bita', 'ali', 'admin']],
  [{ order: 'balance', role: 'seller' }, ['bita', 'cyrus', 'ali']],
  [{ order: 'sales', role: 'seller' }, ['ali', 'cyrus', 'bita']],
  [{ order: 'activity', role: 'seller' }, ['bita', 'ali', 'cyrus']],
  [{ frozen: true }, ['bita']],
  [{ frozen: false, role: 'seller' }, ['cyrus', 'ali']],
  [{ role: 'admin' }, ['admin']],
  [{ order: 'sales', search: 'A@EX' }, ['bita']],
])('%j, one a page', async (input, listed) => {
  expect(await names(input)).toEqual(listed);
});

test('those alike in what they are ordered by are listed once each', async () => {
  for (let seller = 0; seller < 5; seller += 1) {
    await createSeller(core, { email: `same${seller}@example.com` });
  }
  for (const order of ['balance', 'sales']) {
    const same = await names({ order, search: 'same' });
    expect(same.toSorted()).toEqual(['same0', 'same1', 'same2', 'same3', 'same4']);
  }
});

test('a cursor of one order begins no page of another', async () => {
  const { nextCursor } = await listUsers(core, { order: 'balance', limit: 1 });
  for (const order of ['newest', 'sales', 'activity'] as const) {
    const page = listUsers(core, { order, limit: 1, cursor: nextCursor });
    expect(await failureOf(page)).toMatchObject({ code: 5004 });
  }
});

describe('what is told of a seller', () => {
  test('is how they stand, sales counted that are not rolled up yet', async () => {
    const before = await getUser(core, { id: ali.userId });
    expect(before).toMatchObject({
      walletId: ali.walletId,
      balance: '80.00',
      frozen: false,
      soldLast30Days: { count: 1, amount: '20.00' },
    });
    await sell(ali, '1.50');
    const after = await getUser(core, { id: ali.userId });
    expect(after).toMatchObject({
      balance: '78.50',
      soldLast30Days: { count: 2, amount: '21.50' },
    });
    expect(after.lastActiveAt > before.lastActiveAt).toBe(true);
    const { items } = await listUsers(core, { order: 'sales', limit: 10 });
    expect(items.find(({ id }) => id === ali.userId)).toEqual(after);
  });
});

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { buyCharge } from '#charges/buy';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { adjustWallet } from '#wallets/adjust';
import { balanceOfAt } from '#wallets/get-for-admin';
import { listEntriesInput } from '#wallets/inputs';
import { getEntry, listEntries } from '#wallets/list-entries';
import { createAdmin, createSeller } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';
import { allPages, failureOf } from '../outcomes';

const core = await openTestCore();
const owner = await openTestOwner();
const admin = await createAdmin(core, { email: 'admin@example.com' });
const [seller, other] = [await createSeller(core), await createSeller(core)];
const request = await requestCredit(core, seller, { amount: '500', idempotencyKey: 'c' });
await decideCredit(core, admin, { id: request.id, decision: 'approve' });
const correction = { userId: seller.userId, reason: 'counted', idempotencyKey: 'a' };
const adjustment = await adjustWallet(core, admin, { ...correction, amount: '-20' });
const phone = '+989121234567';
const charge = await buyCharge(core, seller, { phone, amount: '30', idempotencyKey: 'b' });
const more = { userId: other.userId, reason: 'found', idempotencyKey: 'o' };
await adjustWallet(core, admin, { ...more, amount: '7' });

const amounts = async (input: object) => {
  const { items } = await listEntries(core, listEntriesInput.parse(input));
  return items.map(({ amount }) => amount);
};
const { items } = await listEntries(core, { limit: 100 });
const timeOf = (amount: string) => String(items.find((item) => item.amount === amount)?.createdAt);

test.each([
  [{ walletId: seller.walletId }, ['-30.00', '-20.00', '500.00']],
  [{ kind: 'adjustment' }, ['7.00', '-20.00']],
  [{ kind: 'adjustment', userId: seller.userId }, ['-20.00']],
  [{ account: 'operator' }, ['-30.00']],
  [{ direction: 'in' }, ['7.00', '500.00']],
  [{ direction: 'out' }, ['-30.00', '-20.00']],
  [{ amountFrom: '20', amountTo: '30' }, ['-30.00', '-20.00']],
  [{ amountFrom: '30.01' }, ['500.00']],
  [{ account: 'treasury' }, ['7.00', '-20.00', '500.00']],
  [{ account: 'treasury', amountTo: '30' }, ['7.00', '-20.00']],
  [{ account: 'treasury', amountTo: '6.99' }, []],
  [{ account: 'treasury', amountFrom: '20', direction: 'in' }, ['500.00']],
  [{ sourceId: charge.id }, ['-30.00']],
  [{ sourceId: request.id }, ['500.00']],
  [{ sourceId: adjustment.id }, ['-20.00']],
  [{ sourceId: randomUUID() }, []],
  [{ to: '2020-01-01T00:00:00Z' }, []],
  [{ from: '2020-01-01T00:00:00+03:30', kind: 'credit' }, ['500.00']],
])('entries are chosen by %j', async (input, chosen) => {
  expect(await amounts(input)).toEqual(chosen);
});

test('a time is the first that is in, and the first that is out', async () => {
  // Told to the millisecond, so that an entry lies at or after what is told of it.
  expect(await amounts({ from: timeOf('7.00'), userId: other.userId })).toEqual(['7.00']);
  expect(await amounts({ to: timeOf('7.00'), userId: other.userId })).toEqual([]);
});

test('pages under a filter leave none out', async () => {
  const pages = await allPages((cursor) =>
    listEntries(core, { cursor, limit: 1, kind: 'adjustment' }),
  );
  expect(pages.flat().map(({ amount }) => amount)).toEqual(['7.00', '-20.00']);
});

test('an entry has both its legs and what it is for', async () => {
  expect(await getEntry(core, { walletId: seller.walletId, seq: 2 })).toEqual({
    walletId: seller.walletId,
    seq: 2,
    user: { id: seller.userId, email: seller.email },
    kind: 'adjustment',
    amount: '-20.00',
    balanceAfter: '480.00',
    account: 'treasury',
    accountAmount: '20.00',
    adjustmentId: adjustment.id,
    actorEmail: 'admin@example.com',
    createdAt: expect.stringMatching(/Z$/) as unknown,
  });
  const missing = { walletId: other.walletId, seq: 2 };
  expect(await failureOf(getEntry(core, missing))).toMatchObject({ code: 3004 });
});

test('anybody’s balance is known of any moment', async () => {
  const at = (time: string) => balanceOfAt(core, { userId: seller.userId, at: time });
  expect(await at('2020-01-01T00:00:00Z')).toEqual({ balance: '0.00' });
  expect(await at('2090-01-01T00:00:00Z')).toEqual({ balance: '450.00' });
  const nobody = balanceOfAt(core, { userId: randomUUID(), at: '2020-01-01T00:00:00Z' });
  expect(await failureOf(nobody)).toMatchObject({ code: 1005 });
});

test('amounts that more than a thousand of the treasury’s entries have are found the same', async () => {
  await owner`
    INSERT INTO entries (wallet_id, seq, kind, amount, balance_after, account, source_id, created_at,
      hash)
    SELECT ${other.walletId}, 1000 + n, 'adjustment', 800, 800, 'treasury', gen_random_uuid(),
      '2020-01-01', decode(repeat('00', 32), 'hex')
    FROM generate_series(1, 1001) n`;
  const chosen = { account: 'treasury', amountTo: '20' };
  expect(await amounts({ ...chosen, limit: 3 })).toEqual(['7.00', '-20.00', '8.00']);
  expect(await amounts({ ...chosen, userId: seller.userId })).toEqual(['-20.00']);
});

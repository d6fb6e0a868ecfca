import { expect, test } from 'vitest';
import { buyCharge } from '#charges/buy';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { summaryInput } from '#reports/inputs';
import { summarise } from '#reports/summary';
import { adjustWallet } from '#wallets/adjust';
import { createAdmin, createSeller } from '../actors';
import { openTestCore } from '../fixtures';

const core = await openTestCore();
const [admin, seller] = [await createAdmin(core), await createSeller(core)];

const EVER = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
const NOTHING = { count: 0, amount: '0.00' };

test('of nothing is nothing', async () => {
  expect(await summarise(core, EVER)).toEqual({
    from: '2020-01-01T00:00:00.000Z',
    to: '2100-01-01T00:00:00.000Z',
    currency: 'IRR',
    entries: { credit: NOTHING, charge: NOTHING, refund: NOTHING, adjustment: NOTHING },
    outstanding: { wallets: '0.00', pendingCredits: NOTHING, unknownCharges: NOTHING },
  });
});

test('counts what moved, by kind and sign, and what stands open', async () => {
  const ask = (idempotencyKey: string, amount: string) =>
    requestCredit(core, seller, { amount, idempotencyKey });
  const approved = await ask('approved', '90071992547.41');
  await decideCredit(core, admin, { id: approved.id, decision: 'approve' });
  await decideCredit(core, admin, { id: (await ask('rejected', '5')).id, decision: 'reject' });
  await ask('open', '7');
  const correction = { userId: seller.userId, reason: 'counted', idempotencyKey: 'down' };
  await adjustWallet(core, admin, { ...correction, amount: '-0.41' });
  const buy = (idempotencyKey: string, amount: string) =>
    buyCharge(core, seller, { phone: '09121234567', amount, idempotencyKey });
  await buy('first', '10');
  const { id } = await buy('second', '20.5');
  await core.sql`UPDATE charges SET status = 'unknown' WHERE id = ${id}`;

  const summary = await summarise(core, EVER);
  expect(summary.entries).toEqual({
    credit: { count: 1, amount: '90071992547.41' },
    charge: { count: 2, amount: '-30.50' },
    refund: NOTHING,
    adjustment: { count: 1, amount: '-0.41' },
  });
  expect(summary.outstanding).toEqual({
    wallets: '90071992516.50',
    pendingCredits: { count: 1, amount: '7.00' },
    unknownCharges: { count: 1, amount: '20.50' },
  });
});

test('holds its first moment and not its last', async () => {
  const [entry] = await core.sql<{ at: string }[]>`
    SELECT date_trunc('milliseconds', min(created_at)) AS at FROM entries`;
  const first = new Date(String(entry?.at));
  const day = (start: number) => new Date(start).toISOString();
  const DAY_MS = 86_400_000;
  const count = async (from: number, to: number) => {
    const { entries } = await summarise(core, { from: day(from), to: day(to) });
    return Object.values(entries).reduce((sum, kind) => sum + kind.count, 0);
  };
  expect(await count(first.getTime(), first.getTime() + DAY_MS)).toBe(4);
  expect(await count(first.getTime() - DAY_MS, first.getTime())).toBe(0);
});

test.each([
  ['an end before its start', { from: EVER.to, to: EVER.from }],
  ['no length', { from: EVER.from, to: EVER.from }],
  ['no start', { to: EVER.to }],
  ['a date without a time', { ...EVER, from: '2020-01-01' }],
])('a period with %s is refused', (_, period) => {
  expect(summaryInput.safeParse(EVER).success).toBe(true);
  expect(summaryInput.safeParse(period).success).toBe(false);
});

import { expect, test } from 'vitest';
import { buyCharge } from '#charges/buy';
import { decideCredit } from '#credits/decide';
import { requestCredit } from '#credits/request';
import { adjustWallet } from '#wallets/adjust';
import { statementExport } from '#wallets/export-statement';
import { getWallet } from '#wallets/get';
import { setLowBalance } from '#wallets/set-low-balance';
import { listStatement, type StatementLine } from '#wallets/statement';
import { walletTotals } from '#wallets/totals';
import { createAdmin, createSeller } from '../actors';
import { fund, openTestCore } from '../fixtures';
import { allPages, failureOf } from '../outcomes';

const core = await openTestCore();
const admin = await createAdmin(core);
const seller = await createSeller(core);

/** Some of everything, in turns. */
for (let turn = 0; turn < 6; turn += 1) {
  const credit = { amount: '100', idempotencyKey: `c${turn}` };
  const { id } = await requestCredit(core, seller, credit);
  await decideCredit(core, admin, { id, decision: 'approve' });
  for (let sale = 0; sale < 4; sale += 1) {
    const idempotencyKey = `s${turn}.${sale}`;
    await buyCharge(core, seller, {
      phone: '09121234567',
      amount: `${turn + 1}.25`,
      idempotencyKey,
    });
  }
  const adjustment = { userId: seller.userId, reason: 'slip', idempotencyKey: `a${turn}` };
  await adjustWallet(core, admin, { ...adjustment, amount: turn % 2 ? '3.50' : '-2.75' });
}
const all = (await listStatement(core, seller, { limit: 100 })).items;

const minor = (amount: string) => Math.round(Number(amount) * 100);
const sum = (lines: readonly StatementLine[]) =>
  lines.reduce((total, { amount }) => total + minor(amount), 0);

/** Moments at, between and around the entries. */
const MOMENTS = [
  '2020-01-01T00:00:00Z',
  ...[0, 5, 11, 17, 29, 35].map((place) => all[place]?.createdAt ?? ''),
  '2090-01-01T00:00:00Z',
];

test('a filter leaves exactly the entries that it names, whatever the page', async () => {
  for (const kind of [undefined, 'credit', 'charge', 'refund', 'adjustment'] as const) {
    for (const direction of [undefined, 'in', 'out'] as const) {
      for (const [from, to] of [
        [undefined, undefined],
        [MOMENTS[4], MOMENTS[2]],
      ]) {
        const pages = await allPages((cursor) =>
          listStatement(core, seller, { kind, direction, from, to, cursor, limit: 4 }),
        );
        const expected = all.filter(
          (line) =>
            (!kind || line.kind === kind) &&
            (!direction || line.amount.startsWith('-') === (direction === 'out')) &&
            (!from || line.createdAt >= from) &&
            (!to || line.createdAt < to),
        );
        expect(pages.flat()).toEqual(expected);
      }
    }
  }
});

test('totals are the sums of the entries, and lead from the opening to the closing balance', async () => {
  for (const from of MOMENTS) {
    for (const to of MOMENTS) {
      if (from >= to) continue;
      const within = all.filter(({ createdAt }) => createdAt >= from && createdAt < to);
      const totals = await walletTotals(core, seller, { from, to });
      expect(minor(totals.in)).toBe(sum(within.filter(({ amount }) => !amount.startsWith('-'))));
      expect(minor(totals.out)).toBe(
        0 - sum(within.filter(({ amount }) => amount.startsWith('-'))),
      );
      expect(minor(totals.opening) + minor(totals.in) - minor(totals.out)).toBe(
        minor(totals.closing),
      );
      for (const kind of ['credit', 'charge', 'adjustment'] as const) {
        const lines = within.filter((line) => line.kind === kind);
        const told = totals.kinds.find((one) => one.kind === kind);
        expect(told?.entries ?? 0).toBe(lines.length);
        expect(minor(told?.in ?? '0') - minor(told?.out ?? '0')).toBe(sum(lines));
      }
    }
  }
});

test('a statement is taken away with the rows that its filters leave', async () => {
  let text = '';
  for await (const piece of statementExport.read({ kind: 'credit' })(core, seller)) text += piece;
  const credits = all.filter(({ kind }) => kind === 'credit');
  const rows = text.trimEnd().split('\r\n').slice(1);
  expect(rows.map((row) => row.split(',')[0])).toEqual(credits.map(({ seq }) => String(seq)));
  expect(rows[0]).toContain(`credit,100.00,${credits[0]?.balanceAfter}`);
});

test('a balance below what its owner set is low, until there is more or no threshold', async () => {
  const owner = await createSeller(core, { balance: '49.99' });
  expect(await getWallet(core, owner)).toMatchObject({ lowBalanceThreshold: null, low: false });
  expect(await setLowBalance(core, owner, { threshold: '50' })).toEqual({
    balance: '49.99',
    currency: 'IRR',
    frozen: false,
    lowBalanceThreshold: '50.00',
    low: true,
  });
  await fund(core, owner, '0.01');
  expect(await getWallet(core, owner)).toMatchObject({ low: false });
  expect(await setLowBalance(core, owner, { threshold: null })).toMatchObject({ low: false });
  expect(await failureOf(setLowBalance(core, owner, { threshold: '0' }))).toMatchObject({
    code: 3006,
  });
  expect(await getWallet(core, seller)).toMatchObject({ lowBalanceThreshold: null });
});

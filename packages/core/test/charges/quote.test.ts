import { expect, test } from 'vitest';
import { buyCharge } from '#charges/buy';
import { quoteCharge } from '#charges/quote';
import type { Core } from '#core';
import { charges } from '#db/schema/charges';
import { quote } from '#operators/quote';
import { setCommission } from '#operators/set-commission';
import { setOperatorProducts } from '#operators/set-products';
import { setOperatorStatus } from '#operators/set-status';
import { createAdmin, createSeller } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';
import { balanceOf, failureOf } from '../outcomes';

const core = await openTestCore();
const owner = await openTestOwner();
const admin = await createAdmin(core);
await setCommission(core, admin, { code: 'mci', basisPoints: 333 });
await setOperatorProducts(core, admin, { code: 'irancell', denominations: ['20'], ranges: [] });
await setOperatorStatus(core, admin, { code: 'rightel', status: 'paused' });

const MCI = '+989121234500';

test('a quote tells who delivers, what it costs and what is left, and keeps nothing', async () => {
  const seller = await createSeller(core, { balance: '100' });
  expect(await quoteCharge(core, seller, { phone: '0912 123 4500', amount: '50' })).toEqual({
    phone: MCI,
    operator: 'mci',
    operatorName: 'Hamrah-e Aval',
    amount: '50.00',
    commission: '1.66',
    commissionBasisPoints: 333,
    price: '48.34',
    balanceAfter: '51.66',
    refusal: null,
    recentSame: null,
  });
  expect(await balanceOf(core, seller)).toBe('100.00');
  expect(await core.db.$count(charges)).toBe(0);
});

test('what the price covers is quoted although the amount is above the balance', async () => {
  const seller = await createSeller(core, { balance: '48.34' });
  const input = { phone: MCI, amount: '50' };
  expect(await quoteCharge(core, seller, input)).toMatchObject({
    balanceAfter: '0.00',
    refusal: null,
  });
  await core.sql`UPDATE wallets SET frozen = true WHERE id = ${seller.walletId}`;
  expect(await quoteCharge(core, seller, input)).toMatchObject({ refusal: 'WALLET_FROZEN' });
  const poor = await createSeller(core, { balance: '48.33' });
  expect(await quoteCharge(core, poor, input)).toMatchObject({
    balanceAfter: null,
    refusal: 'INSUFFICIENT_BALANCE',
  });
});

test.each([
  [{ phone: MCI, amount: '10' }],
  [{ phone: MCI, amount: '0.01' }],
  [{ phone: MCI, amount: '1000' }],
  [{ phone: MCI, amount: '10', operator: 'rightel' }],
  [{ phone: MCI, amount: '10', operator: 'irancell' }],
  [{ phone: MCI, amount: '20', operator: 'irancell' }],
  [{ phone: MCI, amount: '20', operator: 'nobody' }],
  [{ phone: '+989351234500', amount: '20' }],
  [{ phone: '+4915123456789', amount: '20' }],
])('what is quoted for %j is what is sold', async (input) => {
  const seller = await createSeller(core, { balance: '500' });
  const quoted = await quoteCharge(core, seller, input);
  const buying = buyCharge(core, seller, { ...input, idempotencyKey: 'k' });
  if (quoted.refusal !== null) {
    expect((await failureOf(buying)).name).toBe(quoted.refusal);
    return;
  }
  const { phone, operator, amount, price, balanceAfter } = quoted;
  expect(await buying).toMatchObject({ phone, operator, amount, price, balanceAfter });
});

test('an invalid number or amount is not quoted', async () => {
  const seller = await createSeller(core);
  const failure = async (change: { phone?: string; amount?: string }) =>
    (await failureOf(quoteCharge(core, seller, { phone: MCI, amount: '1', ...change }))).name;
  expect(await failure({ phone: '02188776655' })).toBe('INVALID_PHONE');
  expect(await failure({ amount: '0.001' })).toBe('INVALID_AMOUNT');
});

test('a price is one look-up, however long the history of commissions is', async () => {
  const seller = await createSeller(core);
  await owner`ALTER TABLE commissions SET (autovacuum_enabled = false)`;
  for (const userId of [null, seller.userId]) {
    await core.sql`
      INSERT INTO commissions
        (operator, id, user_id, basis_points, effective_from, created_by, created_at)
      SELECT 'mci', gen_random_uuid(), ${userId}::uuid, 100, at, ${admin.userId}, at
      FROM (
        SELECT clock_timestamp() - make_interval(mins => i) AS at FROM generate_series(1, 20000) i
      ) times`;
  }
  const one = await core.sql.reserve();
  try {
    const reserved: Core = { ...core, sql: one };
    // From the sixth call on, a plan may be one that is kept for whatever is asked.
    for (let call = 0; call < 8; call += 1) {
      expect(await readsOfQuote(reserved, seller.userId)).toBeLessThanOrEqual(2);
    }
  } finally {
    one.release();
  }
});

/** Rows of commissions read for one quote. */
async function readsOfQuote(reserved: Core, userId: string): Promise<number> {
  const { sql } = reserved;
  const reads = async () => {
    const [row] = await sql<{ rows: bigint }[]>`
      SELECT seq_tup_read + idx_tup_fetch AS rows FROM pg_stat_xact_user_tables
      WHERE relname = 'commissions'`;
    return Number(row?.rows);
  };
  await sql`BEGIN`;
  const before = await reads();
  const { commissionBasisPoints } = await quote(reserved, {
    userId,
    phone: MCI,
    amountMinor: 100n,
    operator: 'mci',
  });
  const after = await reads();
  await sql`COMMIT`;
  expect(commissionBasisPoints).toBe(100);
  return after - before;
}

import { describe, expect, test } from 'vitest';
import { buyCharge } from '#charges/buy';
import { getCharge } from '#charges/get';
import { reconcile } from '#ledger/reconcile';
import { getWallet } from '#wallets/get';
import { listStatement } from '#wallets/statement';
import { fund, openTestCore, registerSeller } from '../fixtures';

const core = await openTestCore();
const PHONE = '+989121234567';

const order = (key: string, amount = '500') => ({ phone: PHONE, amount, idempotencyKey: key });

/** The name of the error that a call fails with; fails itself when the call succeeds. */
async function nameOfError(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'no error',
    (error: unknown) => (error as { errorName?: unknown }).errorName ?? error,
  );
}

const balanceOf = async (actor: Parameters<typeof getWallet>[1]) =>
  (await getWallet(core, actor)).balance;

test('a sale debits its price once and says what is left', async () => {
  const seller = await registerSeller(core, { balance: '1000' });
  const charge = await buyCharge(core, seller, order('first'));
  expect(charge).toMatchObject({
    phone: PHONE,
    operator: 'mci',
    amount: '500.00',
    price: '500.00',
    status: 'pending',
    balanceAfter: '500.00',
    settledAt: null,
    replayed: false,
  });
  expect(await balanceOf(seller)).toBe('500.00');
  const { items } = await listStatement(core, seller, { limit: 20 });
  expect(items[0]).toMatchObject({
    kind: 'charge',
    amount: '-500.00',
    balanceAfter: '500.00',
    chargeId: charge.id,
  });
});

describe('an idempotency key', () => {
  test('answers the same charge to the same input, however it is spelt', async () => {
    const seller = await registerSeller(core, { balance: '1000' });
    const first = await buyCharge(core, seller, order('k'));
    const again = await buyCharge(core, seller, {
      phone: '۰۹۱۲ ۱۲۳ ۴۵۶۷',
      amount: '500.00',
      idempotencyKey: 'k',
    });
    expect(again).toEqual({ ...first, replayed: true });
    expect(await balanceOf(seller)).toBe('500.00');
  });

  test('refuses another input', async () => {
    const seller = await registerSeller(core, { balance: '1000' });
    await buyCharge(core, seller, order('k'));
    expect(await nameOfError(buyCharge(core, seller, order('k', '501')))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect(await balanceOf(seller)).toBe('500.00');
  });

  test('belongs to its user', async () => {
    const [one, other] = await Promise.all([
      registerSeller(core, { balance: '1000' }),
      registerSeller(core, { balance: '1000' }),
    ]);
    const charges = await Promise.all([
      buyCharge(core, one, order('k')),
      buyCharge(core, other, order('k')),
    ]);
    expect(new Set(charges.map((charge) => charge.id)).size).toBe(2);
  });

  test('keeps a refusal for good, also when the wallet could pay later', async () => {
    const seller = await registerSeller(core);
    expect(await nameOfError(buyCharge(core, seller, order('k')))).toBe('INSUFFICIENT_BALANCE');
    await fund(core, seller, '1000');
    expect(await nameOfError(buyCharge(core, seller, order('k')))).toBe('INSUFFICIENT_BALANCE');
    expect(await balanceOf(seller)).toBe('1000.00');
    expect((await buyCharge(core, seller, order('another'))).status).toBe('pending');
  });

  test('sells once to 50 callers at once, and tells each the same', async () => {
    const seller = await registerSeller(core, { balance: '1000' });
    const charges = await Promise.all(
      Array.from({ length: 50 }, () => buyCharge(core, seller, order('k'))),
    );
    expect(new Set(charges.map((charge) => charge.id)).size).toBe(1);
    expect(charges.filter((charge) => !charge.replayed)).toHaveLength(1);
    expect(await balanceOf(seller)).toBe('500.00');
  });
});

test('funds for 100 sell exactly 100 of 200 at once, and the others are refused', async () => {
  const seller = await registerSeller(core, { balance: '50000' });
  const results = await Promise.all(
    Array.from({ length: 200 }, (_, i) => nameOfError(buyCharge(core, seller, order(`k${i}`)))),
  );
  expect(results.filter((name) => name === 'no error')).toHaveLength(100);
  expect(results.filter((name) => name === 'INSUFFICIENT_BALANCE')).toHaveLength(100);
  expect(await balanceOf(seller)).toBe('0.00');
});

test('a frozen wallet sells nothing, and says so for good', async () => {
  const seller = await registerSeller(core, { balance: '1000' });
  await core.sql`UPDATE wallets SET frozen = true WHERE id = ${seller.walletId}`;
  expect(await nameOfError(buyCharge(core, seller, order('k')))).toBe('WALLET_FROZEN');
  await core.sql`UPDATE wallets SET frozen = false WHERE id = ${seller.walletId}`;
  expect(await nameOfError(buyCharge(core, seller, order('k')))).toBe('WALLET_FROZEN');
  expect(await balanceOf(seller)).toBe('1000.00');
});

test('a sale that waited while its wallet was emptied is refused by what it finds then', async () => {
  const seller = await registerSeller(core, { balance: '500' });
  const waiting = await core.sql.begin(async (tx) => {
    await tx`SELECT 1 FROM wallets WHERE id = ${seller.walletId} FOR NO KEY UPDATE`;
    const sale = nameOfError(buyCharge(core, seller, order('waits')));
    await expect.poll(() => blockedOn(seller.walletId)).toBe(1);
    await tx`UPDATE wallets SET frozen = true WHERE id = ${seller.walletId}`;
    return { sale };
  });
  expect(await waiting.sale).toBe('WALLET_FROZEN');
});

async function blockedOn(walletId: string): Promise<number> {
  const [row] = await core.sql<{ waiting: bigint }[]>`
    SELECT count(*) AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return walletId ? Number(row?.waiting) : 0;
}

describe('what cannot be sold', () => {
  test.each([
    ['a landline', { phone: '+982188776655' }, 'INVALID_PHONE'],
    ['a number inside other text', { phone: 'call 09121234567 now' }, 'INVALID_PHONE'],
    ['nothing', { amount: '0' }, 'INVALID_AMOUNT'],
    ['a third decimal', { amount: '1.001' }, 'INVALID_AMOUNT'],
    ['a phone that no operator here serves', { phone: '+4915123456789' }, 'PHONE_NOT_SERVED'],
    [
      'a foreign phone, whichever operator is asked for',
      { phone: '+4915123456789', operator: 'mci' },
      'PHONE_NOT_SERVED',
    ],
    ['an operator that is not there', { operator: 'nobody' }, 'PHONE_NOT_SERVED'],
    ['more than the operator offers', { amount: '10000000000' }, 'AMOUNT_NOT_OFFERED'],
  ])('%s', async (_, change, error) => {
    const seller = await registerSeller(core, { balance: '1000' });
    const input = { ...order('k'), ...change };
    expect(await nameOfError(buyCharge(core, seller, input))).toBe(error);
    expect(await balanceOf(seller)).toBe('1000.00');
  });

  test('a paused operator, for good under its key', async () => {
    const seller = await registerSeller(core, { balance: '1000' });
    const input = { ...order('k'), operator: 'taliya' };
    await core.sql`UPDATE operators SET status = 'paused' WHERE code = 'taliya'`;
    expect(await nameOfError(buyCharge(core, seller, input))).toBe('OPERATOR_UNAVAILABLE');
    await core.sql`UPDATE operators SET status = 'active' WHERE code = 'taliya'`;
    expect(await nameOfError(buyCharge(core, seller, input))).toBe('OPERATOR_UNAVAILABLE');
    expect((await buyCharge(core, seller, { ...input, idempotencyKey: 'l' })).operator).toBe(
      'taliya',
    );
  });
});

test("somebody else's charge is not there", async () => {
  const [seller, other] = await Promise.all([
    registerSeller(core, { balance: '1000' }),
    registerSeller(core),
  ]);
  const { id } = await buyCharge(core, seller, order('k'));
  expect(await nameOfError(getCharge(core, other, { id }))).toBe('TRANSACTION_NOT_FOUND');
});

test('after all of this the books are in order', async () => {
  const { ok, checks } = await reconcile(core);
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(ok).toBe(true);
});

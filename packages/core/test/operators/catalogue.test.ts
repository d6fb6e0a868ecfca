import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { buyCharge } from '#charges/buy';
import type { AuditAction } from '#consts';
import { auditLog } from '#db/schema/audit';
import { getOperator } from '#operators/get';
import { setOperatorProductsInput, type SetOperatorProductsInput } from '#operators/inputs';
import { listOperators } from '#operators/list';
import { setOperatorProducts } from '#operators/set-products';
import { setOperatorStatus } from '#operators/set-status';
import { createAdmin, createSeller } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';
import { failureOf, outcomeOf, sqlStateFrom } from '../outcomes';

const core = await openTestCore();
const owner = await openTestOwner();
const admin = await createAdmin(core);
const seller = await createSeller(core, { balance: '9999999999.99' });

let keys = 0;
/** Sells and answers `'ok'` or the number of the error. */
const sale = (operator: string, amount: string) =>
  outcomeOf(
    buyCharge(core, seller, {
      phone: '+989121234500',
      amount,
      operator,
      idempotencyKey: `key-${(keys += 1)}`,
    }),
  );

async function recordsOf(code: string, action: AuditAction) {
  const { id } = await getOperator(core, { code });
  return await core.db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subjectId, id), eq(auditLog.action, action)));
}

const ANY = { min: '0.01', max: '9999999999.99' };

test('until an admin edits it, every operator offers any amount', async () => {
  const { items } = await listOperators(core, seller);
  expect(items).toHaveLength(6);
  for (const { denominations, ranges, minAmount, maxAmount } of items) {
    expect({ denominations, ranges }).toEqual({ denominations: [], ranges: [ANY] });
    expect([minAmount, maxAmount]).toEqual([ANY.min, ANY.max]);
  }
  expect(await sale('aptel', '0.01')).toBe('ok');
  expect(await sale('aptel', '10000000000')).toBe(3011);
});

test('what is not among the amounts and ranges is not sold', async () => {
  const set = await setOperatorProducts(core, admin, {
    code: 'mci',
    denominations: ['50', '20', '50.00'],
    ranges: [{ min: '100', max: '199.99' }],
  });
  expect(set).toMatchObject({
    denominations: ['20.00', '50.00'],
    ranges: [{ min: '100.00', max: '199.99' }],
    minAmount: '20.00',
    maxAmount: '199.99',
  });
  const outcomes = await Promise.all(
    ['19.99', '20', '20.01', '50', '99.99', '100', '150.5', '199.99', '200'].map((amount) =>
      sale('mci', amount),
    ),
  );
  expect(outcomes).toEqual([3011, 'ok', 3011, 'ok', 3011, 'ok', 'ok', 'ok', 3011]);
});

test('what was taken away can be offered again', async () => {
  const offer = (...denominations: string[]) =>
    setOperatorProducts(core, admin, { code: 'irancell', denominations, ranges: [] });
  await offer('10', '20');
  expect((await offer('10')).denominations).toEqual(['10.00']);
  expect(await sale('irancell', '20')).toBe(3011);
  expect((await offer('20', '30')).denominations).toEqual(['20.00', '30.00']);
  expect(await sale('irancell', '20')).toBe('ok');
  expect(await sale('irancell', '10')).toBe(3011);
});

test('a change of the offer is on record once, with before and after', async () => {
  const input = {
    code: 'rightel',
    denominations: ['5', '7.5'],
    ranges: [{ min: '10', max: '20' }],
  };
  await setOperatorProducts(core, admin, input);
  await setOperatorProducts(core, admin, { ...input, denominations: ['7.50', '5'] });
  expect(await recordsOf('rightel', 'operator.products_set')).toMatchObject([
    {
      actorId: admin.userId,
      before: { amounts: '', ranges: '0.01–9999999999.99' },
      after: { amounts: '5.00, 7.50', ranges: '10.00–20.00' },
    },
  ]);
});

test('of admins who edit one offer at once, one is heard whole', async () => {
  const offers = Array.from({ length: 8 }, (_, place) => [`${place + 1}`, `${place + 11}`]);
  await Promise.all(
    offers.map((denominations) =>
      setOperatorProducts(core, admin, { code: 'shatel', denominations, ranges: [] }),
    ),
  );
  const { denominations } = await getOperator(core, { code: 'shatel' });
  expect(offers.map((amounts) => amounts.map((amount) => `${amount}.00`))).toContainEqual(
    denominations,
  );
  const records = await recordsOf('shatel', 'operator.products_set');
  const inOrder = records.toSorted((a, b) => (BigInt(a.tx) < BigInt(b.tx) ? -1 : 1));
  for (const [place, record] of inOrder.slice(1).entries()) {
    expect(record.before).toEqual(inOrder[place]?.after);
  }
});

test('what cannot be an offer is refused', async () => {
  const valid: SetOperatorProductsInput = { code: 'mci', denominations: ['1'], ranges: [] };
  const refused = [
    { ...valid, denominations: [] },
    { ...valid, denominations: ['-1'] },
    { ...valid, denominations: [1] },
    { ...valid, ranges: [{ min: '1' }] },
    { ...valid, denominations: Array.from({ length: 61 }, (_, place) => `${place + 1}`) },
  ];
  for (const input of refused) {
    expect(setOperatorProductsInput.safeParse(input).success).toBe(false);
  }
  const failure = async (change: Partial<typeof valid>) =>
    (await failureOf(setOperatorProducts(core, admin, { ...valid, ...change }))).name;
  expect(await failure({ denominations: ['0'] })).toBe('INVALID_AMOUNT');
  expect(await failure({ denominations: ['0.001'] })).toBe('INVALID_AMOUNT');
  expect(await failure({ denominations: ['10000000000'] })).toBe('INVALID_AMOUNT');
  expect(await failure({ ranges: [{ min: '5', max: '5' }] })).toBe('INVALID_INPUT');
  expect(await failure({ ranges: [{ min: '5', max: '4' }] })).toBe('INVALID_INPUT');
  expect(await failure({ code: 'nobody' })).toBe('TRANSACTION_NOT_FOUND');
});

test('the database holds no product that is neither one amount nor a range', async () => {
  const insert = (kind: string, min: bigint, max: bigint) =>
    sqlStateFrom(core.sql`
      INSERT INTO products (operator, id, kind, min_amount, max_amount, active)
      VALUES ('taliya', gen_random_uuid(), ${kind}, ${min}, ${max}, true)`);
  expect(await insert('fixed', 1n, 2n)).toBe('23514');
  expect(await insert('range', 2n, 2n)).toBe('23514');
  expect(await insert('range', 0n, 2n)).toBe('23514');
  expect(await insert('fixed', 7n, 7n)).toBe('accepted');
  expect(await insert('fixed', 7n, 7n)).toBe('23505');
});

test('a paused operator sells nothing until it is active again, and that is on record', async () => {
  const set = (status: 'active' | 'paused') =>
    setOperatorStatus(core, admin, { code: 'aptel', status });
  await Promise.all([set('paused'), set('paused'), set('paused')]);
  expect(await sale('aptel', '1')).toBe(3012);
  const { items } = await listOperators(core, seller);
  expect(items.find(({ code }) => code === 'aptel')?.status).toBe('paused');
  expect((await set('active')).status).toBe('active');
  expect(await sale('aptel', '1')).toBe('ok');
  expect(await recordsOf('aptel', 'operator.status_set')).toMatchObject([
    { actorId: admin.userId, before: { status: 'active' }, after: { status: 'paused' } },
    { before: { status: 'paused' }, after: { status: 'active' } },
  ]);
  const missing = await failureOf(
    setOperatorStatus(core, admin, { code: 'nobody', status: 'paused' }),
  );
  expect(missing.name).toBe('TRANSACTION_NOT_FOUND');
});

test('an operator of another region is nobody here', async () => {
  await owner`
    INSERT INTO operators (code, id, name, region)
    VALUES ('o2', gen_random_uuid(), 'O2', 'DE')`;
  expect((await failureOf(getOperator(core, { code: 'o2' }))).name).toBe('TRANSACTION_NOT_FOUND');
  const pausing = setOperatorStatus(core, admin, { code: 'o2', status: 'paused' });
  expect((await failureOf(pausing)).name).toBe('TRANSACTION_NOT_FOUND');
  const [row] = await core.sql`SELECT status FROM operators WHERE code = 'o2'`;
  expect(row).toEqual({ status: 'active' });
  expect(await sale('o2', '1')).toBe(3003);
});

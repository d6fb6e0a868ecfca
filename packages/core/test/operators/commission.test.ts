import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, onTestFinished, test, vi } from 'vitest';
import { buyCharge } from '#charges/buy';
import { getCharge } from '#charges/get';
import { quoteCharge } from '#charges/quote';
import type { AuditAction } from '#consts';
import { auditLog } from '#db/schema/audit';
import { getOperator } from '#operators/get';
import { setCommissionInput, setSellerCommissionInput } from '#operators/inputs';
import { listAllOperators } from '#operators/list-all';
import { listOperators } from '#operators/list';
import { listSellerCommissions } from '#operators/list-seller-commissions';
import { setCommission } from '#operators/set-commission';
import { setSellerCommission } from '#operators/set-seller-commission';
import { createAdmin, createMany, createSeller } from '../actors';
import { openTestCore, openTestOwner } from '../fixtures';
import { allPages, balanceOf, expectBooksInOrder, failureOf, sqlStateFrom } from '../outcomes';

const core = await openTestCore();
const owner = await openTestOwner();
const admin = await createAdmin(core, { email: 'admin@example.com' });
const seller = await createSeller(core, { balance: '100000' });
const other = await createSeller(core, { balance: '100000' });
const PHONE = '+989121234500';

const priceFor = async (actor: typeof seller, operator: string, amount = '100') =>
  (await quoteCharge(core, actor, { phone: PHONE, amount, operator })).price;

const soon = (ms: number) => new Date(Date.now() + ms).toISOString();

async function recordsOf(code: string, action: AuditAction) {
  const { id } = await getOperator(core, { code });
  return await core.db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subjectId, id), eq(auditLog.action, action)));
}

test('until an admin edits it, every operator sells at no commission', async () => {
  const { items } = await listOperators(core, seller);
  expect(items.map(({ commissionBasisPoints }) => commissionBasisPoints)).toEqual(
    items.map(() => 0),
  );
  expect(await priceFor(seller, 'aptel')).toBe('100.00');
});

test('a sale debits the amount less the commission, which is rounded down', async () => {
  await setCommission(core, admin, { code: 'mci', basisPoints: 250 });
  const before = await balanceOf(core, seller);
  const order = { phone: PHONE, amount: '99.99', idempotencyKey: 'rounded' };
  expect(await buyCharge(core, seller, order)).toMatchObject({ amount: '99.99', price: '97.50' });
  expect(before).toBe('100000.00');
  expect(await balanceOf(core, seller)).toBe('99902.50');
});

test('a price is frozen in the charge when it is sold', async () => {
  await setCommission(core, admin, { code: 'irancell', basisPoints: 1000 });
  const order = { phone: '+989351234500', amount: '100', idempotencyKey: 'frozen' };
  const { id } = await buyCharge(core, seller, order);
  await setCommission(core, admin, { code: 'irancell', basisPoints: 0 });
  expect(await getCharge(core, seller, { id })).toMatchObject({ price: '90.00' });
  expect(await buyCharge(core, seller, order)).toMatchObject({ price: '90.00', replayed: true });
  const next = { ...order, idempotencyKey: 'after' };
  expect(await buyCharge(core, seller, next)).toMatchObject({ price: '100.00' });
});

test('a commission to come counts from its time on, and not before', async () => {
  await setCommission(core, admin, { code: 'rightel', basisPoints: 500 });
  const effectiveFrom = soon(3_600_000);
  const planned = await setCommission(core, admin, {
    code: 'rightel',
    basisPoints: 900,
    effectiveFrom,
  });
  expect(planned).toMatchObject({
    commissionBasisPoints: 500,
    nextCommission: { basisPoints: 900, effectiveFrom },
  });
  expect(await priceFor(seller, 'rightel')).toBe('95.00');
  await setCommission(core, admin, { code: 'rightel', basisPoints: 700 });
  expect(await priceFor(seller, 'rightel')).toBe('93.00');
  const { commissions } = await getOperator(core, { code: 'rightel' });
  expect(commissions.map(({ basisPoints, state }) => [basisPoints, state])).toEqual([
    [900, 'scheduled'],
    [700, 'current'],
    [500, 'past'],
  ]);
  expect(commissions[0]).toMatchObject({ createdBy: 'admin@example.com', effectiveFrom });

  vi.useFakeTimers({ toFake: ['Date'], now: new Date(effectiveFrom) });
  onTestFinished(() => void vi.useRealTimers());
  expect(await priceFor(seller, 'rightel')).toBe('91.00');
});

test('of two set for one time the later one counts', async () => {
  const effectiveFrom = soon(3_600_000);
  const plan = (basisPoints: number) =>
    setCommission(core, admin, { code: 'shatel', basisPoints, effectiveFrom });
  await plan(300);
  expect(await plan(200)).toMatchObject({
    nextCommission: { basisPoints: 200 },
    commissions: [
      { basisPoints: 200, state: 'scheduled' },
      { basisPoints: 300, state: 'replaced' },
    ],
  });
  expect((await plan(0)).commissions).toHaveLength(3);
  expect((await plan(0)).commissions).toHaveLength(3);
});

test("a seller's own commission comes before everybody's, until it is taken away", async () => {
  const set = (basisPoints: number | null) =>
    setSellerCommission(core, admin, { code: 'taliya', userId: seller.userId, basisPoints });
  await setCommission(core, admin, { code: 'taliya', basisPoints: 100 });
  expect((await set(400)).sellersWithOwn).toBe(1);
  // A newer one for everybody changes nothing for them.
  await setCommission(core, admin, { code: 'taliya', basisPoints: 200 });
  expect(await priceFor(seller, 'taliya')).toBe('96.00');
  expect(await priceFor(other, 'taliya')).toBe('98.00');
  const own = await listOperators(core, seller);
  expect(own.items.find(({ code }) => code === 'taliya')?.commissionBasisPoints).toBe(400);
  expect((await set(0)).sellersWithOwn).toBe(1);
  expect(await priceFor(seller, 'taliya')).toBe('100.00');
  expect((await set(null)).sellersWithOwn).toBe(0);
  expect(await priceFor(seller, 'taliya')).toBe('98.00');
});

test('sellers with a commission of their own are listed by pages, and found', async () => {
  const code = 'aptel';
  const sellers = await createMany(3, (place) =>
    createSeller(core, { email: `own${place}@example.com`, name: `Own ${place}` }),
  );
  for (const [place, { userId }] of sellers.entries()) {
    const effectiveFrom = place === 2 ? soon(3_600_000) : undefined;
    await setSellerCommission(core, admin, { code, userId, basisPoints: place, effectiveFrom });
  }
  const list = (search?: string) =>
    allPages((cursor) => listSellerCommissions(core, { code, cursor, limit: 2, search }));
  const pages = await list();
  expect(pages.map((page) => page.map(({ user }) => user.email))).toEqual([
    ['own2@example.com', 'own1@example.com'],
    ['own0@example.com'],
  ]);
  expect(pages[0]).toMatchObject([
    { basisPoints: null, effectiveFrom: null, next: { basisPoints: 2 } },
    { basisPoints: 1, next: null },
  ]);
  for (const search of ['OWN1@', 'own 1']) {
    expect((await list(search)).flat().map(({ user }) => user.name)).toEqual(['Own 1']);
  }
  for (const { userId } of sellers.slice(1)) {
    await setSellerCommission(core, admin, { code, userId, basisPoints: null });
  }
  expect((await list()).flat().map(({ user }) => user.name)).toEqual(['Own 0']);
});

test('a change is on record once, with who, before and after, however many press', async () => {
  const code = 'shatel';
  const press = () => setCommission(core, admin, { code, basisPoints: 123 });
  await Promise.all(Array.from({ length: 6 }, press));
  const records = await recordsOf(code, 'operator.commission_set');
  expect(records.filter(({ after }) => after?.['basisPoints'] === 123)).toMatchObject([
    { actorId: admin.userId, address: admin.address, before: { basisPoints: 0 } },
  ]);
  const { userId, email } = other;
  await setSellerCommission(core, admin, { code, userId, basisPoints: 77 });
  expect(await recordsOf(code, 'operator.seller_commission_set')).toMatchObject([
    { before: { seller: email, basisPoints: null }, after: { seller: email, basisPoints: 77 } },
  ]);
});

test('nobody gives themselves a commission, not even past the code', async () => {
  const input = { code: 'mci', userId: admin.userId, basisPoints: 9999 };
  const failure = await failureOf(setSellerCommission(core, admin, input));
  expect(failure.name).toBe('SELF_APPROVAL');
  expect(await insertCommission({ userId: admin.userId })).toBe('23514');
});

test('a commission cannot be a whole, or less than none', async () => {
  for (const basisPoints of [10_000, -1, 2.5]) {
    const input = { code: 'mci', basisPoints };
    expect(setCommissionInput.safeParse(input).success).toBe(false);
    const own = { ...input, userId: seller.userId };
    expect(setSellerCommissionInput.safeParse(own).success).toBe(false);
  }
  expect(await insertCommission({ basisPoints: 10_000 })).toBe('23514');
  expect(await insertCommission({ basisPoints: -1 })).toBe('23514');
  expect(await insertCommission({ basisPoints: null })).toBe('23514');
  expect(await insertCommission({})).toBe('accepted');
});

async function insertCommission(change: { userId?: string; basisPoints?: number | null }) {
  const { userId = null, basisPoints = 0 } = change;
  const now = new Date().toISOString();
  return await sqlStateFrom(core.sql`
    INSERT INTO commissions
      (operator, id, user_id, basis_points, effective_from, created_by, created_at)
    VALUES ('mci', ${randomUUID()}, ${userId}, ${basisPoints}, ${now}, ${admin.userId}, ${now})`);
}

test('a commission does not begin in the past', async () => {
  const change = { code: 'mci', basisPoints: 1, effectiveFrom: soon(-60_000) };
  const failure = await failureOf(setCommission(core, admin, change));
  expect(failure).toMatchObject({
    name: 'INVALID_INPUT',
    details: { issues: [{ path: ['effectiveFrom'] }] },
  });
});

test('nobody rewrites what a commission was', async () => {
  const refused = 'append-only';
  await expect(owner`UPDATE commissions SET basis_points = 1`).rejects.toThrow(refused);
  await expect(owner`DELETE FROM commissions`).rejects.toThrow(refused);
  await expect(owner`TRUNCATE commissions`).rejects.toThrow(refused);
});

test('an operator or a seller who is not there has no commission', async () => {
  const missing = { basisPoints: 1, code: 'nobody' };
  const operator = await failureOf(setCommission(core, admin, missing));
  expect(operator.name).toBe('TRANSACTION_NOT_FOUND');
  const stranger = { ...missing, code: 'mci', userId: randomUUID() };
  const account = await failureOf(setSellerCommission(core, admin, stranger));
  expect(account.name).toBe('ACCOUNT_NOT_FOUND');
});

test('admins see every operator with what it is sold at', async () => {
  const { items } = await listAllOperators(core);
  expect(items.find(({ code }) => code === 'taliya')).toMatchObject({
    name: 'Taliya',
    status: 'active',
    commissionBasisPoints: 200,
    nextCommission: null,
    sellersWithOwn: 0,
  });
});

test('after all of this the books are in order', async () => {
  await expectBooksInOrder(core);
});

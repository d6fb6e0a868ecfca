import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import type { Actor } from '#auth/actor';
import type { ChargeStatus } from '#consts';
import { charges } from '#db/schema/charges';
import { addPhone } from '#phones/add';
import { listPhones } from '#phones/list';
import { removePhone } from '#phones/remove';
import { openTestCore, registerSeller } from '../fixtures';

const core = await openTestCore();

async function storeCharge(actor: Actor, phone: string, amount: bigint, status: ChargeStatus) {
  const at = new Date();
  const isSettled = status !== 'pending' && status !== 'unknown';
  await core.db.insert(charges).values({
    walletId: actor.walletId,
    id: uuidv7(),
    userId: actor.userId,
    phone,
    operator: 'mci',
    amount,
    price: amount,
    status,
    refusalCode: status === 'refused' ? 3001 : null,
    idempotencyKey: randomUUID(),
    inputHash: Buffer.alloc(32),
    balanceAfter: status === 'refused' ? null : 0n,
    nextAttemptAt: isSettled ? null : at,
    createdAt: at,
    settledAt: isSettled ? at : null,
  });
}

test('the book tells what was delivered to each phone, by this seller alone', async () => {
  const seller = await registerSeller(core);
  const other = await registerSeller(core);
  const first = await addPhone(core, seller, { phone: '09121234567', label: ' Ali ' });
  expect(first).toMatchObject({ phone: '+989121234567', charged: '0.00' });
  const second = await addPhone(core, seller, { phone: '+98 935 123 4567' });
  await addPhone(core, other, { phone: '09121234567' });

  await storeCharge(seller, first.phone, 50_000n, 'delivered');
  await storeCharge(seller, first.phone, 25n, 'delivered');
  for (const status of ['pending', 'unknown', 'refunded', 'refused'] as const) {
    await storeCharge(seller, first.phone, 1_000_000n, status);
  }
  await storeCharge(other, first.phone, 7n, 'delivered');

  const { items } = await listPhones(core, seller, { limit: 20 });
  expect(items.map(({ id, charged }) => ({ id, charged }))).toEqual([
    { id: second.id, charged: '0.00' },
    { id: first.id, charged: '500.25' },
  ]);
  const theirs = await listPhones(core, other, { limit: 20 });
  expect(theirs.items).toMatchObject([{ charged: '0.07', label: null }]);
});

test('a phone that was sold to before comes into the book with what it got', async () => {
  const seller = await registerSeller(core);
  await storeCharge(seller, '+989121234567', 50_000n, 'delivered');
  const added = await addPhone(core, seller, { phone: '09121234567' });
  expect(added.charged).toBe('500.00');
});

test('a phone is in a book once, in whatever form and however often it comes at once', async () => {
  const seller = await registerSeller(core);
  const forms = ['09121234567', '00989121234567', '+98 912 123 4567', '۰۹۱۲۱۲۳۴۵۶۷'];
  const outcomes = await Promise.allSettled(
    forms.map((phone) => addPhone(core, seller, { phone })),
  );
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused.map(({ reason }) => reason.errorName)).toEqual(
    Array(3).fill('PHONE_ALREADY_EXISTS'),
  );
  expect((await listPhones(core, seller, { limit: 20 })).items).toHaveLength(1);
});

test('pages hold every phone once, newest first', async () => {
  const seller = await registerSeller(core);
  const added: string[] = [];
  for (let last = 0; last < 5; last += 1) {
    const { id } = await addPhone(core, seller, { phone: `0912123450${last}` });
    added.unshift(id);
  }
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listPhones>> = await listPhones(core, seller, {
      limit: 2,
      cursor,
    });
    expect(page.items.length).toBeLessThanOrEqual(2);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(added);
});

test("nobody removes a phone from somebody else's book, or twice from their own", async () => {
  const seller = await registerSeller(core);
  const other = await registerSeller(core);
  const { id } = await addPhone(core, seller, { phone: '09121234567' });
  const notFound = { errorName: 'TRANSACTION_NOT_FOUND' };
  await expect(removePhone(core, other, { id })).rejects.toMatchObject(notFound);
  expect(await removePhone(core, seller, { id })).toEqual({ id });
  await expect(removePhone(core, seller, { id })).rejects.toMatchObject(notFound);
  expect((await listPhones(core, seller, { limit: 20 })).items).toEqual([]);
});

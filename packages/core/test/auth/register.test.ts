import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { authenticateAccessToken } from '#auth/authenticate';
import { registerInput } from '#auth/inputs';
import { registerUser } from '#auth/register';
import { auditLog } from '#db/schema/audit';
import { wallets } from '#db/schema/ledger';
import { users } from '#db/schema/users';
import { ADDRESS, openTestCore, PASSWORD } from '../fixtures';

const core = await openTestCore();

function register(email: string, password = PASSWORD) {
  return registerUser(core, registerInput.parse({ email, password, name: 'Sara' }), ADDRESS);
}

test('a new account is a seller with one empty wallet, signed in and on record', async () => {
  const { user, accessToken } = await register('Sara@Example.com ');
  expect(user).toMatchObject({ email: 'sara@example.com', name: 'Sara', role: 'seller' });

  const actor = await authenticateAccessToken(core, accessToken, ADDRESS);
  expect(actor).toMatchObject({ userId: user.id, role: 'seller', address: ADDRESS });
  const owned = await core.db.select().from(wallets).where(eq(wallets.userId, user.id));
  expect(owned).toMatchObject([{ id: actor.walletId, balance: 0n, currency: 'IRR' }]);
  const records = await core.db.select().from(auditLog).where(eq(auditLog.subjectId, user.id));
  expect(records).toMatchObject([
    { action: 'user.registered', actorId: user.id, address: ADDRESS },
  ]);
  expect(JSON.stringify(records)).not.toContain('argon2');
});

test('an address has one account however many register it at once, in whatever case', async () => {
  const spellings = [
    'race@example.com',
    'RACE@example.com',
    'Race@Example.Com',
    ' race@example.com',
  ];
  const outcomes = await Promise.allSettled(spellings.map((email) => register(email)));
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused.map(({ reason }) => reason.errorName)).toEqual(Array(3).fill('EMAIL_TAKEN'));

  const rows = await core.db.select().from(users).where(eq(users.email, 'race@example.com'));
  expect(rows).toHaveLength(1);
  const walletIds = new Set(rows.map((row) => row.walletId));
  const all = await core.db.select({ id: wallets.id, userId: wallets.userId }).from(wallets);
  expect(all.filter(({ userId }) => userId === rows[0]?.id).map(({ id }) => id)).toEqual([
    ...walletIds,
  ]);
});

test('no wallet is left by a registration that was refused', async () => {
  await register('once@example.com');
  const before = await core.db.$count(wallets);
  await expect(register('once@example.com')).rejects.toMatchObject({ errorName: 'EMAIL_TAKEN' });
  expect(await core.db.$count(wallets)).toBe(before);
});

test.each(['password1', 'PASSWORD1', 'football'])('%s is too common', async (password) => {
  await expect(register(`${password}.common@example.com`, password)).rejects.toMatchObject({
    errorName: 'PASSWORD_TOO_COMMON',
  });
});

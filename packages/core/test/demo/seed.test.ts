import { eq, isNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { changePassword } from '#auth/change-password';
import { login } from '#auth/login';
import { listAudit } from '#audit/list';
import { listCredits } from '#credits/list';
import { sessions, users } from '#db/schema/users';
import { assertNoDemoData } from '#demo/refuse';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, seedDemo } from '#demo/seed';
import { listPhones } from '#phones/list';
import { getWallet } from '#wallets/get';
import { openTestCore } from '../fixtures';

const core = await openTestCore();

test('a database without demo accounts may go into production', async () => {
  await assertNoDemoData(core);
});

test('production is not given demo data', async () => {
  const deployment = { production: true };
  const production = { ...core, settings: { ...core.settings, deployment } };
  await expect(seedDemo(production)).rejects.toThrow('NODE_ENV');
  expect(await core.db.$count(users)).toBe(0);
});

test('demo accounts log in with the password that is printed', async () => {
  await Promise.all([seedDemo(core), seedDemo(core)]);
  for (const { email, name, role } of DEMO_ACCOUNTS) {
    const { user } = await login(core, { email, password: 'demo-password' });
    expect(user).toMatchObject({ email, name, role });
  }
});

test('seeding again changes nothing, and leaves nobody signed in', async () => {
  const before = await facts();
  expect(before).toMatchObject({ balance: '7500000.00', phones: 4 });
  expect(before.credits).toEqual(['pending', 'approved', 'approved']);
  const open = await core.db.$count(sessions, isNull(sessions.revokedAt));
  await seedDemo(core);
  expect(await facts()).toEqual(before);
  expect(await core.db.$count(sessions, isNull(sessions.revokedAt))).toBe(open);
});

async function facts() {
  const [seller] = await core.db.select().from(users).where(eq(users.email, 'seller@example.com'));
  if (!seller) throw new Error('there is no seller');
  const actor = { ...seller, userId: seller.id, sessionId: '', address: null };
  const credits = await listCredits(core, actor, { limit: 20 });
  return {
    users: await core.db.$count(users),
    records: (await listAudit(core, { limit: 100 })).items.length,
    balance: (await getWallet(core, actor)).balance,
    credits: credits.items.map(({ status }) => status),
    phones: (await listPhones(core, actor, { limit: 20 })).items.length,
  };
}

test('production does not start on accounts that have the demo password', async () => {
  await expect(assertNoDemoData(core)).rejects.toThrow('DATABASE_URL');
  for (const { id, walletId, email, role } of await core.db.select().from(users)) {
    await expect(assertNoDemoData(core)).rejects.toThrow(email);
    const actor = { userId: id, walletId, role, sessionId: crypto.randomUUID(), address: null };
    const newPassword = 'nobody knows this one';
    await changePassword(core, actor, { currentPassword: DEMO_PASSWORD, newPassword });
  }
  await assertNoDemoData(core);
  await seedDemo(core);
  await assertNoDemoData(core);
});

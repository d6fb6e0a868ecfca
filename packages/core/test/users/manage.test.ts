import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { login } from '#auth/login';
import { auditLog } from '#db/schema/audit';
import { users } from '#db/schema/users';
import { createAdmin } from '#users/create-admin';
import { getUser } from '#users/get';
import { setUserRole } from '#users/set-role';
import { setUserStatus } from '#users/set-status';
import { openTestCore, PASSWORD, registerAdmin, registerSeller } from '../fixtures';

const core = await openTestCore();
const admin = await registerAdmin(core);

async function recordsOf(subjectId: string, action: 'user.status_set' | 'user.role_set') {
  return await core.db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subjectId, subjectId), eq(auditLog.action, action)));
}

test('a change of status or role is on record with who, before and after', async () => {
  const { userId: id } = await registerSeller(core);
  const suspended = await setUserStatus(core, admin, { id, status: 'suspended' });
  expect(suspended).toMatchObject({ id, status: 'suspended', role: 'seller' });
  expect(await recordsOf(id, 'user.status_set')).toMatchObject([
    {
      actorId: admin.userId,
      sessionId: admin.sessionId,
      address: admin.address,
      before: { status: 'active' },
      after: { status: 'suspended' },
    },
  ]);
  const promoted = await setUserRole(core, admin, { id, role: 'admin' });
  expect(promoted).toMatchObject({ id, status: 'suspended', role: 'admin' });
  expect(await recordsOf(id, 'user.role_set')).toMatchObject([
    { before: { role: 'seller' }, after: { role: 'admin' } },
  ]);
});

test('what changes nothing is not on record, however many admins press', async () => {
  const { userId: id } = await registerSeller(core);
  const pressing = Array.from({ length: 6 }, () =>
    setUserStatus(core, admin, { id, status: 'suspended' }),
  );
  await Promise.all(pressing);
  expect(await recordsOf(id, 'user.status_set')).toHaveLength(1);
});

test('nobody changes their own account, or one that is not there', async () => {
  const own = { errorName: 'PERMISSION_DENIED' };
  const id = admin.userId;
  await expect(setUserStatus(core, admin, { id, status: 'suspended' })).rejects.toMatchObject(own);
  await expect(setUserRole(core, admin, { id, role: 'seller' })).rejects.toMatchObject(own);

  const missing = { errorName: 'ACCOUNT_NOT_FOUND' };
  const stranger = { id: randomUUID() };
  await expect(getUser(core, stranger)).rejects.toMatchObject(missing);
  await expect(
    setUserStatus(core, admin, { ...stranger, status: 'suspended' }),
  ).rejects.toMatchObject(missing);
  await expect(setUserRole(core, admin, { ...stranger, role: 'admin' })).rejects.toMatchObject(
    missing,
  );
});

test('of admins who depose each other at once one is left', async () => {
  const first = await registerAdmin(core);
  const second = await registerAdmin(core);
  const third = await registerAdmin(core);
  const admins = [first, second, third];
  const outcomes = await Promise.allSettled(
    admins.map((actor, place) => {
      const id = admins[(place + 1) % admins.length]?.userId ?? '';
      return setUserStatus(core, actor, { id, status: 'suspended' });
    }),
  );
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  for (const { reason } of refused)
    expect(reason).toMatchObject({ errorName: 'PERMISSION_DENIED' });
  const left = await Promise.all(admins.map(({ userId: id }) => getUser(core, { id })));
  expect(left.some(({ status }) => status === 'active')).toBe(true);
});

test('an account shows its balance as decimal text', async () => {
  const { userId: id } = await registerSeller(core, { name: 'Sara', balance: '9999999999999.99' });
  expect(await getUser(core, { id })).toMatchObject({
    id,
    name: 'Sara',
    balance: '9999999999999.99',
    currency: 'IRR',
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  });
});

test('an admin made from the command line can log in and has a wallet', async () => {
  const input = { email: 'root@example.com', password: PASSWORD };
  const made = await createAdmin(core, input);
  expect((await login(core, input)).user).toEqual({ ...made, role: 'admin' });
  expect(await getUser(core, made)).toMatchObject({ balance: '0.00', role: 'admin' });
});

test('no account becomes an admin by its address being taken', async () => {
  const input = { email: 'seller@example.org', password: PASSWORD };
  const { userId } = await registerSeller(core, input);
  await expect(
    createAdmin(core, { ...input, password: 'another fine password' }),
  ).rejects.toMatchObject({ errorName: 'EMAIL_TAKEN' });
  const [user] = await core.db.select().from(users).where(eq(users.id, userId));
  expect(user?.role).toBe('seller');
});

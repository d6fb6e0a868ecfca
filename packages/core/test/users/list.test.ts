import { expect, test } from 'vitest';
import { listUsersInput } from '#users/inputs';
import { listUsers } from '#users/list';
import { setUserStatus } from '#users/set-status';
import { openTestCore, registerAdmin, registerSeller } from '../fixtures';

const core = await openTestCore();
const admin = await registerAdmin(core, { email: 'admin@example.com' });
const ali = await registerSeller(core, { email: 'ali_reza@example.com', name: 'Ali 100% R' });
const sara = await registerSeller(core, { email: 'sara@example.com', name: 'سارا' });
await registerSeller(core, { email: 'alixreza@example.com', name: 'Ali 100 R' });
await setUserStatus(core, admin, { id: sara.userId, status: 'suspended' });

async function emails(input: unknown): Promise<string[]> {
  const { items } = await listUsers(core, listUsersInput.parse(input));
  return items.map(({ email }) => email);
}

test('everybody is listed, newest first', async () => {
  expect(await emails({})).toEqual([
    'alixreza@example.com',
    'sara@example.com',
    'ali_reza@example.com',
    'admin@example.com',
  ]);
});

test.each([
  ['SARA@', ['sara@example.com']],
  ['سار', ['sara@example.com']],
  ['ali 100', ['alixreza@example.com', 'ali_reza@example.com']],
  ['nobody', []],
  // Wildcards are letters like any other.
  ['ali_', ['ali_reza@example.com']],
  ['100%', ['ali_reza@example.com']],
  ['\\', []],
])('searching for %s finds %j', async (search, found) => {
  expect(await emails({ search })).toEqual(found);
});

test('a status narrows the list, together with a search', async () => {
  expect(await emails({ status: 'suspended' })).toEqual(['sara@example.com']);
  expect(await emails({ status: 'active', search: 'sara' })).toEqual([]);
});

test('pages hold everybody once', async () => {
  const first = await listUsers(core, listUsersInput.parse({ limit: 3 }));
  expect(first.items).toHaveLength(3);
  const second = await listUsers(
    core,
    listUsersInput.parse({ limit: 3, cursor: first.nextCursor }),
  );
  expect(second.items.map(({ email }) => email)).toEqual(['admin@example.com']);
  expect(second.nextCursor).toBeNull();
  expect(first.items.map(({ id }) => id)).toContain(ali.userId);
});

test('no item holds the password', async () => {
  const { items } = await listUsers(core, listUsersInput.parse({}));
  expect(JSON.stringify(items)).not.toContain('argon2');
});

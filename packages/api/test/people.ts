import { randomUUID } from 'node:crypto';
import { createApiKey } from '@chargeflow/core/api-keys/create';
import type { Actor } from '@chargeflow/core/auth/actor';
import { hashPassword } from '@chargeflow/core/auth/passwords';
import {
  newApiSession,
  newBrowserSession,
  signTokens,
  type Tokens,
} from '@chargeflow/core/auth/session';
import type { Role } from '@chargeflow/core/consts';
import type { Core } from '@chargeflow/core/core';
import { sessions } from '@chargeflow/core/db/schema/users';
import { createUser } from '@chargeflow/core/users/create';
import { adjustWallet } from '@chargeflow/core/wallets/adjust';

export const PASSWORD = 'correct horse battery';

/** Hashing takes longer than everything else a test does. */
let passwordHash: Promise<string> | undefined;

export interface Person {
  userId: string;
  walletId: string;
  email: string;
  role: Role;
}

/** Writes an account whose password is `PASSWORD`, without going through registration. */
export async function newPerson(core: Core, role: Role = 'seller'): Promise<Person> {
  const email = `${randomUUID()}@example.com`;
  passwordHash ??= hashPassword(PASSWORD);
  const account = {
    email,
    name: null,
    passwordHash: await passwordHash,
    role,
    currency: core.settings.business.currency,
  };
  const created = await core.db.transaction((tx) => createUser(tx, account));
  return { ...created, email, role };
}

/** Opens a session as `auth.login` would. */
export async function tokensOf(core: Core, person: Person): Promise<Tokens> {
  const { userId, email, role } = person;
  const { session, tokenId } = newApiSession(userId);
  await core.db.insert(sessions).values(session);
  return signTokens(core, { id: userId, email, name: null, role }, session, tokenId);
}

export async function tokenOf(core: Core, person: Person): Promise<string> {
  return (await tokensOf(core, person)).accessToken;
}

/** Opens a browser's session; answers what its cookie holds. */
export async function cookieOf(core: Core, person: Person): Promise<string> {
  const session = newBrowserSession(person.userId);
  await core.db.insert(sessions).values(session);
  return session.id;
}

/** Who acts, for calls of the core itself. */
export function actorOf({ userId, walletId, role }: Person): Actor {
  return { userId, walletId, role, sessionId: randomUUID(), address: null };
}

/** Puts money into a wallet; `amount` is decimal text in major units. */
export async function fund(core: Core, { userId }: Person, amount: string): Promise<void> {
  const admin = await newPerson(core, 'admin');
  const reason = 'opening balance';
  const idempotencyKey = randomUUID();
  await adjustWallet(core, actorOf(admin), { userId, amount, reason, idempotencyKey });
}

/** Their one key: who has another already cannot use it, for there is a most that one may have. */
export async function apiKeyOf(
  core: Core,
  person: Person,
): Promise<Awaited<ReturnType<typeof createApiKey>>> {
  await core.sql`
    UPDATE api_keys SET revoked_at = clock_timestamp(), revoked_reason = 'revoked'
    WHERE user_id = ${person.userId} AND revoked_at IS NULL`;
  const sessionId = await cookieOf(core, person);
  return createApiKey(core, { ...actorOf(person), sessionId }, { name: 'shop' });
}

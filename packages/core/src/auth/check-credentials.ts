import { eq } from 'drizzle-orm';
import type { LoginInput } from '#auth/inputs';
import { verifyPassword } from '#auth/passwords';
import type { SessionUser } from '#auth/session';
import type { Core } from '#core';
import { users } from '#db/schema/users';
import { AppError } from '#errors';
import { checkSecondFactor } from '#second-factor/check';

/** A user who has shown the password, and a code where they have a second factor, and the hash that it was compared with. */
export interface CheckedUser {
  user: SessionUser;
  passwordHash: string;
}

/**
 * Unknown address and wrong password are told alike and take as long; that an account is suspended
 * is told to those who know its password.
 * @throws AppError INVALID_CREDENTIALS, ACCOUNT_SUSPENDED, OVERLOADED, and with a second factor
 * SECOND_FACTOR_REQUIRED, INVALID_CODE, RATE_LIMITED
 */
export async function checkCredentials(
  core: Core,
  { email, password, code }: LoginInput,
): Promise<CheckedUser> {
  const [found] = await core.db.select().from(users).where(eq(users.email, email));
  const isRight = await verifyPassword(found?.passwordHash ?? null, password);
  if (!found || !isRight) throw new AppError('INVALID_CREDENTIALS');
  if (found.status === 'suspended') throw new AppError('ACCOUNT_SUSPENDED');
  const { id, name, role, passwordHash } = found;
  await checkSecondFactor(core, id, code);
  return { user: { id, email, name, role }, passwordHash };
}

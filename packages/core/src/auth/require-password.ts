import { eq } from 'drizzle-orm';
import { verifyPassword } from '#auth/passwords';
import type { Core } from '#core';
import { users } from '#db/schema/users';
import { AppError } from '#errors';

/**
 * Asks somebody who is signed in already for their password. Answers the hash it was compared with.
 * @throws AppError INVALID_CREDENTIALS, OVERLOADED
 */
export async function requirePassword(
  { db }: Core,
  userId: string,
  password: string,
): Promise<string> {
  const [user] = await db
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId));
  const isRight = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !isRight) throw new AppError('INVALID_CREDENTIALS');
  return user.passwordHash;
}

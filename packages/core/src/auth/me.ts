import { eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { SessionUser } from '#auth/session';
import type { Core } from '#core';
import { users } from '#db/schema/users';
import { AppError } from '#errors';

/** The actor as they see themselves. */
export async function getMe({ db }: Core, { userId }: Actor): Promise<SessionUser> {
  const [user] = await db
    .select({ id: users.id, email: users.email, name: users.name, role: users.role })
    .from(users)
    .where(eq(users.id, userId));
  if (!user) throw new AppError('UNAUTHENTICATED');
  return user;
}

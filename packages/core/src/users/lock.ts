import { asc, inArray } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { Role, UserStatus } from '#consts';
import type { Tx } from '#db/client';
import { users } from '#db/schema/users';
import { AppError } from '#errors';

export interface LockedUser {
  id: string;
  role: Role;
  status: UserStatus;
}

/**
 * Locks another user's account for an admin to change. The admin's own is locked too and looked at
 * again: of two admins who suspend each other at once the later one is an admin no more, so that
 * there is always one left.
 * @throws AppError PERMISSION_DENIED for one's own account, ACCOUNT_NOT_FOUND
 */
export async function lockUser(tx: Tx, actor: Actor, userId: string): Promise<LockedUser> {
  if (userId === actor.userId) throw new AppError('PERMISSION_DENIED');
  const rows = await tx
    .select({ id: users.id, role: users.role, status: users.status })
    .from(users)
    .where(inArray(users.id, [actor.userId, userId]))
    .orderBy(asc(users.id))
    .for('no key update');
  const admin = rows.find((row) => row.id === actor.userId);
  if (admin?.role !== 'admin' || admin.status !== 'active') throw new AppError('PERMISSION_DENIED');
  const user = rows.find((row) => row.id === userId);
  if (!user) throw new AppError('ACCOUNT_NOT_FOUND');
  return user;
}

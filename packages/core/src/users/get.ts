import { eq } from 'drizzle-orm';
import type { Core } from '#core';
import { users } from '#db/schema/users';
import { AppError } from '#errors';
import type { GetUserInput } from '#users/inputs';
import { selectUsers, toUser, type User } from '#users/user';

/** @throws AppError ACCOUNT_NOT_FOUND */
export async function getUser({ db }: Core, { id }: GetUserInput): Promise<User> {
  const [row] = await selectUsers(db, eq(users.id, id));
  if (!row) throw new AppError('ACCOUNT_NOT_FOUND');
  return toUser(row);
}

import type { Core } from '#core';
import { AppError } from '#errors';
import type { GetUserInput } from '#users/inputs';
import { selectUsers, toUser, type User } from '#users/user';

/** @throws AppError ACCOUNT_NOT_FOUND */
export async function getUser({ sql }: Core, { id }: GetUserInput): Promise<User> {
  const page = sql`
    SELECT u.*, a.rolled_seq, a.sold_count, a.sold_price, a.active_at, '' AS place
    FROM users u JOIN seller_activity a ON a.wallet_id = u.wallet_id WHERE u.id = ${id}`;
  const [row] = await selectUsers(sql, page, sql`p.id`);
  if (!row) throw new AppError('ACCOUNT_NOT_FOUND');
  return toUser(row);
}

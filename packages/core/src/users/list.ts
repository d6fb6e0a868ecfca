import { and, desc, eq, ilike, lt, or } from 'drizzle-orm';
import type { Core } from '#core';
import { containsPattern } from '#db/pattern';
import { users } from '#db/schema/users';
import { pageOf, type Page } from '#page';
import type { ListUsersInput } from '#users/inputs';
import { selectUsers, toUser, type User } from '#users/user';

/** Everybody, newest first; `search` looks into e-mail and name. */
export async function listUsers(
  { db }: Core,
  { search, status, cursor, limit }: ListUsersInput,
): Promise<Page<User>> {
  const pattern = search ? containsPattern(search) : undefined;
  const matching = and(
    pattern ? or(ilike(users.email, pattern), ilike(users.name, pattern)) : undefined,
    status && eq(users.status, status),
    cursor ? lt(users.id, cursor) : undefined,
  );
  const rows = await selectUsers(db, matching)
    .orderBy(desc(users.id))
    .limit(limit + 1);
  return pageOf(rows, limit, toUser, (row) => row.id);
}

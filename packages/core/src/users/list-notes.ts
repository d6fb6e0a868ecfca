import { and, desc, eq, lt } from 'drizzle-orm';
import type { Core } from '#core';
import { userNotes, users } from '#db/schema/users';
import { pageOf, type Page } from '#page';
import { getUser } from '#users/get';
import type { ListNotesInput } from '#users/inputs';

/** What an admin wrote down about a user; it is never changed. */
export interface UserNote {
  id: string;
  text: string;
  author: { id: string; email: string };
  createdAt: string;
}

/**
 * What admins wrote down about a user, newest first.
 * @throws AppError ACCOUNT_NOT_FOUND
 */
export async function listNotes(
  core: Core,
  { id, cursor, limit }: ListNotesInput,
): Promise<Page<UserNote>> {
  await getUser(core, { id });
  const rows = await core.db
    .select({ note: userNotes, email: users.email })
    .from(userNotes)
    .innerJoin(users, eq(users.id, userNotes.authorId))
    .where(and(eq(userNotes.userId, id), cursor ? lt(userNotes.id, cursor) : undefined))
    .orderBy(desc(userNotes.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ note, email }) => ({
      id: note.id,
      text: note.text,
      author: { id: note.authorId, email },
      createdAt: note.createdAt.toISOString(),
    }),
    ({ note }) => note.id,
  );
}

import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { PAGE_LIMIT_MAX, type SessionKind } from '#consts';
import type { Core } from '#core';
import { sessions } from '#db/schema/users';
import { getUser } from '#users/get';
import type { GetUserInput } from '#users/inputs';

export interface UserSession {
  id: string;
  kind: SessionKind;
  createdAt: string;
  expiresAt: string;
}

/**
 * A user's sessions that are open, newest first, the last hundred.
 * @throws AppError ACCOUNT_NOT_FOUND
 */
export async function listUserSessions(
  core: Core,
  { id }: GetUserInput,
): Promise<{ items: UserSession[] }> {
  await getUser(core, { id });
  const rows = await core.db
    .select()
    .from(sessions)
    .where(
      and(eq(sessions.userId, id), isNull(sessions.revokedAt), gt(sessions.expiresAt, new Date())),
    )
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
    .limit(PAGE_LIMIT_MAX);
  return {
    items: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    })),
  };
}

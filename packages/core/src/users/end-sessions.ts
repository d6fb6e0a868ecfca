import { and, eq, isNull } from 'drizzle-orm';
import { recordAudit } from '#audit/record';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { sessions } from '#db/schema/users';
import type { EndUserSessionInput, GetUserInput } from '#users/inputs';
import { lockUser } from '#users/lock';

/**
 * Ends one session of another user's, at its very next call. One that has ended already, or is not
 * theirs, is not counted.
 * @throws AppError PERMISSION_DENIED for one's own account, ACCOUNT_NOT_FOUND
 */
export function endUserSession(
  core: Core,
  actor: Actor,
  { id, sessionId }: EndUserSessionInput,
): Promise<{ ended: number }> {
  return end(core, actor, id, sessionId);
}

/** The same of all their sessions; their password still signs them in. */
export function endUserSessions(
  core: Core,
  actor: Actor,
  { id }: GetUserInput,
): Promise<{ ended: number }> {
  return end(core, actor, id, null);
}

async function end(
  core: Core,
  actor: Actor,
  id: string,
  sessionId: string | null,
): Promise<{ ended: number }> {
  const ended = await core.db.transaction(async (tx) => {
    await lockUser(tx, actor, id);
    const rows = await tx
      .update(sessions)
      .set({ revokedAt: new Date(), revokedReason: 'admin' })
      .where(
        and(
          eq(sessions.userId, id),
          isNull(sessions.revokedAt),
          sessionId === null ? undefined : eq(sessions.id, sessionId),
        ),
      )
      .returning({ id: sessions.id });
    if (rows.length > 0)
      await recordAudit(tx, actor, {
        action: 'user.sessions_ended',
        subjectId: id,
        after: { ended: rows.length, sessionId },
      });
    return rows.length;
  });
  core.publisher.publish('sessions', id);
  return { ended };
}

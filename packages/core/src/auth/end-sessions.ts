import { and, eq, isNull } from 'drizzle-orm';
import type { SessionEnd } from '#consts';
import type { Tx } from '#db/client';
import { sessions } from '#db/schema/users';

/**
 * Ends every session of a user, of whatever kind, at their very next call. The transaction must have
 * changed the user before this statement: then a login that was under way is ended as well, or
 * refused (see `openSession`).
 */
export async function endSessions(tx: Tx, userId: string, reason: SessionEnd): Promise<void> {
  await tx
    .update(sessions)
    .set({ revokedAt: new Date(), revokedReason: reason })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));
}

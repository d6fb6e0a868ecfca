import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { apiKeys, sessions } from '#db/schema/users';

/**
 * Ends every session of a user, of whatever kind, and every API key, at their very next call. The transaction must have
 * changed the user before this statement: then a login that was under way is ended as well, or
 * refused (see `openSession`).
 */
export async function endSessions(
  tx: Tx,
  userId: string,
  reason: 'password' | 'suspended' | 'role',
): Promise<void> {
  const ended = { revokedAt: new Date(), revokedReason: reason };
  await tx
    .update(sessions)
    .set(ended)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));
  await tx
    .update(apiKeys)
    .set(ended)
    .where(and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt)));
}

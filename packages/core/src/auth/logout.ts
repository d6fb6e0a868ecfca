import { and, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { sessions } from '#db/schema/users';

/** Ends the actor's session: access token, refresh token or cookie, at the very next call. */
export async function logout({ db, publisher }: Core, { sessionId, userId }: Actor): Promise<void> {
  await db
    .update(sessions)
    .set({ revokedAt: new Date(), revokedReason: 'logout' })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
  publisher.publish('sessions', userId);
}

import { and, eq, isNull, ne, type SQL } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { EndSessionInput } from '#auth/inputs';
import { requireSession } from '#auth/require-session';
import type { Core } from '#core';
import { sessions } from '#db/schema/users';
import { AppError } from '#errors';

/**
 * Ends one of the actor's own sessions, this one too, at its very next call.
 * @throws AppError TRANSACTION_NOT_FOUND where it has ended already or is somebody else's;
 * PERMISSION_DENIED for an API key
 */
export async function endSession(
  core: Core,
  actor: Actor,
  { id }: EndSessionInput,
): Promise<{ id: string }> {
  const ended = await end(core, actor, eq(sessions.id, id));
  if (ended === 0) throw new AppError('TRANSACTION_NOT_FOUND');
  return { id };
}

/**
 * Ends all of the actor's sessions but this one.
 * @throws AppError PERMISSION_DENIED for an API key
 */
export async function endOtherSessions(core: Core, actor: Actor): Promise<{ ended: number }> {
  return { ended: await end(core, actor, ne(sessions.id, actor.sessionId)) };
}

async function end({ db, publisher }: Core, actor: Actor, which: SQL): Promise<number> {
  requireSession(actor);
  const { count } = await db
    .update(sessions)
    .set({ revokedAt: new Date(), revokedReason: 'logout' })
    .where(and(eq(sessions.userId, actor.userId), isNull(sessions.revokedAt), which));
  if (count > 0) publisher.publish('sessions', actor.userId);
  return count;
}

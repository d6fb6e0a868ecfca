import { and, count, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { toApiKey, type ApiKey } from '#api-keys/api-key';
import type { CreateApiKeyInput } from '#api-keys/inputs';
import { hashOf, newApiKey, prefixOf } from '#api-keys/secret';
import { recordAudit } from '#audit/record';
import type { Actor } from '#auth/actor';
import { requireSession } from '#auth/require-session';
import { API_KEYS_MAX } from '#consts';
import type { Core } from '#core';
import { apiKeys, sessions, users } from '#db/schema/users';
import { AppError } from '#errors';

/**
 * Makes a key, which speaks for the actor until it is revoked. It is answered this once.
 * @throws AppError PERMISSION_DENIED for an API key; INVALID_STATUS `{max}` with as many keys as one
 * may have; UNAUTHENTICATED where the session has just ended
 */
export async function createApiKey(
  { db }: Core,
  actor: Actor,
  { name }: CreateApiKeyInput,
): Promise<ApiKey & { key: string }> {
  requireSession(actor);
  const { userId } = actor;
  const key = newApiKey();
  return await db.transaction(async (tx) => {
    // Whoever ends a user's keys has changed the user first, so none slips through; and of two that
    // are made at once the later counts the earlier.
    await tx.select().from(users).where(eq(users.id, userId)).for('no key update');
    const [session] = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(
        and(
          eq(sessions.id, actor.sessionId),
          eq(sessions.userId, userId),
          isNull(sessions.revokedAt),
        ),
      );
    if (!session) throw new AppError('UNAUTHENTICATED');
    const [good] = await tx
      .select({ keys: count() })
      .from(apiKeys)
      .where(and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt)));
    if ((good?.keys ?? 0) >= API_KEYS_MAX)
      throw new AppError('INVALID_STATUS', { max: API_KEYS_MAX });
    const row = { id: uuidv7(), userId, name, prefix: prefixOf(key), hash: hashOf(key) };
    const [made] = await tx
      .insert(apiKeys)
      .values({ ...row, createdAt: new Date() })
      .returning();
    if (!made) throw new Error('a key was not stored');
    const after = { keyId: made.id, name, prefix: made.prefix };
    await recordAudit(tx, actor, { action: 'api_key.created', subjectId: userId, after });
    return { ...toApiKey(made), key };
  });
}

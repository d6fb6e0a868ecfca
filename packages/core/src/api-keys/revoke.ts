import { and, eq, isNull } from 'drizzle-orm';
import { toApiKey, type ApiKey } from '#api-keys/api-key';
import type { RevokeApiKeyInput } from '#api-keys/inputs';
import { recordAudit } from '#audit/record';
import type { Actor } from '#auth/actor';
import { requireSession } from '#auth/require-session';
import type { Core } from '#core';
import { apiKeys } from '#db/schema/users';
import { AppError } from '#errors';

/**
 * Ends one of the actor's own keys at its very next call; one that has ended is answered as it is.
 * @throws AppError TRANSACTION_NOT_FOUND, for somebody else's too; PERMISSION_DENIED for an API key
 */
export function revokeApiKey(core: Core, actor: Actor, { id }: RevokeApiKeyInput): Promise<ApiKey> {
  return revoke(core, actor, id, actor.userId);
}

/**
 * The same of anybody's, for admins.
 * @throws AppError TRANSACTION_NOT_FOUND; PERMISSION_DENIED for an API key
 */
export function revokeUserApiKey(
  core: Core,
  actor: Actor,
  { id }: RevokeApiKeyInput,
): Promise<ApiKey> {
  return revoke(core, actor, id, undefined);
}

async function revoke(
  { db, publisher }: Core,
  actor: Actor,
  id: string,
  ownerId: string | undefined,
): Promise<ApiKey> {
  requireSession(actor);
  const own = and(eq(apiKeys.id, id), ownerId ? eq(apiKeys.userId, ownerId) : undefined);
  const revoked = await db.transaction(async (tx) => {
    const [row] = await tx
      .update(apiKeys)
      .set({ revokedAt: new Date(), revokedReason: 'revoked' })
      .where(and(own, isNull(apiKeys.revokedAt)))
      .returning();
    if (!row) return undefined;
    const after = { keyId: id, name: row.name, prefix: row.prefix };
    await recordAudit(tx, actor, { action: 'api_key.revoked', subjectId: row.userId, after });
    return row;
  });
  if (revoked) publisher.publish('sessions', revoked.userId);
  const [row] = revoked ? [revoked] : await db.select().from(apiKeys).where(own);
  if (!row) throw new AppError('TRANSACTION_NOT_FOUND');
  return toApiKey(row);
}

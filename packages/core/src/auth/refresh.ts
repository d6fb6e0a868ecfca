import type { RefreshInput } from '#auth/inputs';
import { sessionEnd, signTokens, type Tokens } from '#auth/session';
import { newRefreshTokenId, verifyRefreshToken, type RefreshToken } from '#auth/tokens';
import type { Role } from '#consts';
import type { Core } from '#core';
import { AppError } from '#errors';

interface RefreshedRow {
  email: string;
  name: string | null;
  role: Role;
}

/**
 * Trades a refresh token for new tokens, once: the guards stand in the UPDATE itself, so of two who
 * bring the same token one wins, and the other is a reuse, which ends the session for both.
 * @throws AppError INVALID_REFRESH_TOKEN, REFRESH_TOKEN_REUSED
 */
export async function refreshTokens(core: Core, { refreshToken }: RefreshInput): Promise<Tokens> {
  const presented = verifyRefreshToken(core.settings.auth.secret, refreshToken);
  if (!presented) throw new AppError('INVALID_REFRESH_TOKEN');
  const { userId, sessionId, sessionBeganAt } = presented;
  const next = newRefreshTokenId();
  const now = new Date();
  const expiresAt = sessionEnd('api', sessionBeganAt, now.getTime());
  const [refreshed] = await core.sql<RefreshedRow[]>`
    UPDATE sessions AS s
    SET refresh_hash = ${next.idHash}, expires_at = ${expiresAt.toISOString()}
    FROM users u
    WHERE s.id = ${sessionId} AND s.user_id = ${userId} AND s.kind = 'api'
      AND s.refresh_hash = ${presented.idHash}
      AND s.revoked_at IS NULL AND s.expires_at > ${now.toISOString()}
      AND u.id = s.user_id AND u.status = 'active'
    RETURNING u.email, u.name, u.role`;
  if (!refreshed) throw await whyNotRefreshed(core, presented);
  const session = { id: sessionId, createdAt: sessionBeganAt, expiresAt };
  return await signTokens(core, { id: userId, ...refreshed }, session, next.tokenId);
}

/**
 * A token of ours that is not the session's present one was traded before: whoever brings it again,
 * thief or owner, nobody can tell who has the newer one, so the session ends.
 */
async function whyNotRefreshed(
  { sql, log, publisher }: Core,
  { userId, sessionId, idHash }: RefreshToken,
): Promise<AppError> {
  const [session] = await sql<{ reused: boolean }[]>`
    SELECT s.refresh_hash <> ${idHash} AS reused FROM sessions s
    WHERE s.id = ${sessionId} AND s.user_id = ${userId} AND s.kind = 'api'`;
  if (!session?.reused) return new AppError('INVALID_REFRESH_TOKEN');
  const ended = await sql`
    UPDATE sessions AS s
    SET revoked_at = ${new Date().toISOString()}, revoked_reason = 'reuse'
    WHERE s.id = ${sessionId} AND s.revoked_at IS NULL`;
  if (ended.count > 0) {
    log.warn({ userId, sessionId }, 'a refresh token was reused');
    publisher.publish('sessions', userId);
  }
  return new AppError('REFRESH_TOKEN_REUSED');
}

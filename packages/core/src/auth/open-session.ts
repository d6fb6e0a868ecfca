import type { CheckedUser } from '#auth/check-credentials';
import type { NewSession } from '#auth/session';
import type { Core } from '#core';
import { AppError } from '#errors';

/**
 * Stores a session, unless the user was suspended or given another password since the credentials
 * were checked. Whoever does either locks the user first and ends the sessions in a later statement,
 * so the share lock leaves no gap in which a session could slip through.
 * @throws AppError INVALID_CREDENTIALS
 */
export async function openSession(
  { sql }: Core,
  { user, passwordHash }: CheckedUser,
  session: NewSession,
): Promise<void> {
  const opened = await sql`
    INSERT INTO sessions AS s (id, user_id, kind, refresh_hash, created_at, expires_at,
      client, address)
    SELECT ${session.id}, u.id, ${session.kind}, ${session.refreshHash},
      ${session.createdAt.toISOString()}, ${session.expiresAt.toISOString()}, ${session.client},
      ${session.address}
    FROM users u
    WHERE u.id = ${user.id} AND u.status = 'active' AND u.password_hash = ${passwordHash}
    FOR SHARE`;
  if (opened.count === 0) throw new AppError('INVALID_CREDENTIALS');
}

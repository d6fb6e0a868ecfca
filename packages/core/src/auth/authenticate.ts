import { z } from 'zod';
import type { Actor } from '#auth/actor';
import { sessionEnd } from '#auth/session';
import { verifyAccessToken } from '#auth/tokens';
import { BROWSER_SESSION_RENEW_BELOW_MS, type Role, type UserStatus } from '#consts';
import type { Core } from '#core';
import type { Sql } from '#db/client';
import { AppError } from '#errors';

const uuid = z.uuid();

interface SessionRow {
  user_id: string;
  wallet_id: string;
  role: Role;
  status: UserStatus;
  revoked: boolean;
  created_at: string;
  expires_at: string;
}

/**
 * Finds who an access token speaks for, with the rights they have now.
 * @throws AppError UNAUTHENTICATED, ACCOUNT_SUSPENDED
 */
export async function authenticateAccessToken(
  { sql, settings }: Core,
  token: string,
  address: string | null,
): Promise<Actor> {
  const subject = await verifyAccessToken(settings.auth.secret, token);
  if (!subject) throw new AppError('UNAUTHENTICATED');
  const [session] = await sql<SessionRow[]>`
    SELECT u.id AS user_id, u.wallet_id, u.role, u.status, s.revoked_at IS NOT NULL AS revoked,
      s.created_at, s.expires_at
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    WHERE s.id = ${subject.sessionId} AND s.user_id = ${subject.userId} AND s.kind = 'api'`;
  return actorOf(session, subject.sessionId, address);
}

/**
 * Finds who a browser's session is, with the rights they have now, and keeps the session from
 * running out while it is used.
 * @throws AppError UNAUTHENTICATED, ACCOUNT_SUSPENDED
 */
export async function authenticateBrowserSession(
  { sql }: Core,
  sessionId: string,
  address: string | null,
): Promise<Actor> {
  if (!uuid.safeParse(sessionId).success) throw new AppError('UNAUTHENTICATED');
  const [session] = await sql<SessionRow[]>`
    SELECT u.id AS user_id, u.wallet_id, u.role, u.status, s.revoked_at IS NOT NULL AS revoked,
      s.created_at, s.expires_at
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    WHERE s.id = ${sessionId} AND s.kind = 'browser'`;
  const actor = actorOf(session, sessionId, address);
  if (session) await renew(sql, sessionId, session);
  return actor;
}

/** Suspension comes first: it has ended the session too, but is what the user needs to be told. */
function actorOf(
  session: SessionRow | undefined,
  sessionId: string,
  address: string | null,
): Actor {
  if (!session) throw new AppError('UNAUTHENTICATED');
  if (session.status === 'suspended') throw new AppError('ACCOUNT_SUSPENDED');
  if (session.revoked || Date.parse(session.expires_at) <= Date.now()) {
    throw new AppError('UNAUTHENTICATED');
  }
  const { user_id: userId, wallet_id: walletId, role } = session;
  return { userId, walletId, role, sessionId, address };
}

/** Writes at most once an hour, however many calls the browser makes. */
async function renew(sql: Sql, sessionId: string, session: SessionRow): Promise<void> {
  const nowMs = Date.now();
  const endsMs = Date.parse(session.expires_at);
  if (endsMs - nowMs >= BROWSER_SESSION_RENEW_BELOW_MS) return;
  const end = sessionEnd('browser', new Date(session.created_at), nowMs);
  if (end.getTime() <= endsMs) return;
  const expiresAt = end.toISOString();
  await sql`
    UPDATE sessions AS s SET expires_at = ${expiresAt}
    WHERE s.id = ${sessionId} AND s.revoked_at IS NULL AND s.expires_at < ${expiresAt}`;
}

import type { Actor } from '#auth/actor';
import type { FoundSession } from '#auth/look-up';
import { sessionEnd } from '#auth/session';
import { verifyAccessToken } from '#auth/tokens';
import { BROWSER_SESSION_RENEW_BELOW_MS, type SessionKind } from '#consts';
import type { Core } from '#core';
import type { Sql } from '#db/client';
import { AppError } from '#errors';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Finds who an access token speaks for, with the rights they have now.
 * @throws AppError UNAUTHENTICATED, ACCOUNT_SUSPENDED
 */
export async function authenticateAccessToken(
  core: Core,
  token: string,
  address: string | null,
): Promise<Actor> {
  const subject = verifyAccessToken(core.settings.auth.secret, token);
  if (!subject) throw new AppError('UNAUTHENTICATED');
  const session = await findSession(core, subject.sessionId, 'api');
  if (session?.user_id !== subject.userId) throw new AppError('UNAUTHENTICATED');
  return actorOf(session, subject.sessionId, address);
}

/**
 * Finds who a browser's session is, with the rights they have now, and keeps the session from
 * running out while it is used.
 * @throws AppError UNAUTHENTICATED, ACCOUNT_SUSPENDED
 */
export async function authenticateBrowserSession(
  core: Core,
  sessionId: string,
  address: string | null,
): Promise<Actor> {
  const session = await findSession(core, sessionId, 'browser');
  if (!session) throw new AppError('UNAUTHENTICATED');
  const actor = actorOf(session, sessionId, address);
  await renew(core.sql, sessionId, session);
  return actor;
}

/** What is no id at all is not asked for: it would fail those that are asked for with it. */
async function findSession(
  { findSession: lookUp }: Core,
  id: string,
  kind: SessionKind,
): Promise<FoundSession | null> {
  if (!UUID.test(id)) return null;
  const session = await lookUp(id.toLowerCase());
  return session?.kind === kind ? session : null;
}

/** Suspension comes first: it has ended the session too, but is what the user needs to be told. */
function actorOf(session: FoundSession, sessionId: string, address: string | null): Actor {
  if (session.status === 'suspended') throw new AppError('ACCOUNT_SUSPENDED');
  if (session.revoked || Date.parse(session.expires_at) <= Date.now()) {
    throw new AppError('UNAUTHENTICATED');
  }
  const { user_id: userId, wallet_id: walletId, role } = session;
  return { userId, walletId, role, sessionId, address };
}

/** Writes at most once an hour, however many calls the browser makes. */
async function renew(sql: Sql, sessionId: string, session: FoundSession): Promise<void> {
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

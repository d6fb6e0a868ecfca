import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { ListSessionsInput } from '#auth/inputs';
import { sessionEnd } from '#auth/session';
import { BROWSER_SESSION_MS, REFRESH_TOKEN_MS, type SessionKind } from '#consts';
import type { Core } from '#core';
import { sessions } from '#db/schema/users';
import { pageOf, type Page } from '#page';

/** A session of one's own that is open. */
export interface OpenSession {
  id: string;
  /** A browser's, or a program's that refreshes its tokens. */
  kind: SessionKind;
  /** "Firefox on Windows"; null where it is not known. */
  client: string | null;
  /** Network address that it was opened from. */
  address: string | null;
  createdAt: string;
  /** To the hour for a browser; of a program, when it last refreshed. Null in its last day. */
  lastUsedAt: string | null;
  expiresAt: string;
  /** The one that asks. */
  current: boolean;
}

/** The actor's open sessions, newest first. */
export async function listSessions(
  { db }: Core,
  { userId, sessionId }: Actor,
  { cursor, limit }: ListSessionsInput,
): Promise<Page<OpenSession>> {
  const now = new Date();
  const rows = await db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        cursor
          ? sql`(${sessions.createdAt}, ${sessions.id}) <
              (SELECT c.created_at, c.id FROM ${sessions} c
                WHERE c.id = ${cursor} AND c.user_id = ${userId})`
          : undefined,
      ),
    )
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => ({
      id: row.id,
      kind: row.kind,
      client: row.client,
      address: row.address,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: lastUsedAt(row),
      expiresAt: row.expiresAt.toISOString(),
      current: row.id === sessionId,
    }),
    ({ id }) => id,
  );
}

/** Using a session moves its end on; once that has come to where no session may go, it tells nothing. */
function lastUsedAt(row: Pick<typeof sessions.$inferSelect, 'kind' | 'createdAt' | 'expiresAt'>) {
  const { kind, createdAt, expiresAt } = row;
  if (sessionEnd(kind, createdAt, Infinity).getTime() <= expiresAt.getTime()) return null;
  const lengthMs = kind === 'browser' ? BROWSER_SESSION_MS : REFRESH_TOKEN_MS;
  return new Date(expiresAt.getTime() - lengthMs).toISOString();
}

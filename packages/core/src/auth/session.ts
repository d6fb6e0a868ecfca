import { randomUUID } from 'node:crypto';
import { UNKNOWN_CLIENT, type Client } from '#auth/client';
import { newRefreshTokenId, signAccessToken, signRefreshToken } from '#auth/tokens';
import {
  BROWSER_SESSION_MS,
  REFRESH_TOKEN_MS,
  SESSION_MAX_MS,
  type Role,
  type SessionKind,
} from '#consts';
import type { Core } from '#core';

/** The user as callers see themselves. */
export interface SessionUser {
  id: string;
  email: string;
  name: string | null;
  role: Role;
}

/** What registering, logging in and refreshing answer. */
export interface Tokens {
  accessToken: string;
  /** ISO 8601, UTC. */
  accessTokenExpiresAt: string;
  refreshToken: string;
  user: SessionUser;
}

/** When a session that is used now ends: a day on, but not over 30 days after it began. */
export function sessionEnd(kind: SessionKind, beganAt: Date, nowMs: number): Date {
  const lengthMs = kind === 'browser' ? BROWSER_SESSION_MS : REFRESH_TOKEN_MS;
  return new Date(Math.min(nowMs + lengthMs, beganAt.getTime() + SESSION_MAX_MS));
}

/** A session as it is first stored. */
export interface NewSession {
  id: string;
  userId: string;
  kind: SessionKind;
  /** Of the one refresh token that is good; null for a browser's session, which has none. */
  refreshHash: Buffer | null;
  createdAt: Date;
  expiresAt: Date;
  client: string | null;
  address: string | null;
}

export function newBrowserSession(userId: string, client = UNKNOWN_CLIENT): NewSession {
  return newSession('browser', userId, null, client);
}

/** Also makes the id of the session's first refresh token. */
export function newApiSession(
  userId: string,
  client = UNKNOWN_CLIENT,
): { session: NewSession; tokenId: string } {
  const { tokenId, idHash } = newRefreshTokenId();
  return { session: newSession('api', userId, idHash, client), tokenId };
}

function newSession(
  kind: SessionKind,
  userId: string,
  refreshHash: Buffer | null,
  { name, address }: Client,
): NewSession {
  const createdAt = new Date();
  const expiresAt = sessionEnd(kind, createdAt, createdAt.getTime());
  const id = randomUUID();
  return { id, userId, kind, refreshHash, createdAt, expiresAt, client: name, address };
}

/** Signs both tokens of a session that is stored already. */
export async function signTokens(
  { settings: { auth } }: Core,
  user: SessionUser,
  session: { id: string; createdAt: Date; expiresAt: Date },
  tokenId: string,
): Promise<Tokens> {
  const subject = { userId: user.id, sessionId: session.id };
  const access = await signAccessToken(auth.secret, subject, session.expiresAt);
  return {
    accessToken: access.accessToken,
    accessTokenExpiresAt: access.expiresAt.toISOString(),
    refreshToken: await signRefreshToken(auth.secret, subject, {
      tokenId,
      sessionBeganAt: session.createdAt,
      expiresAt: session.expiresAt,
    }),
    user,
  };
}

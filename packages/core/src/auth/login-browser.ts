import { checkCredentials } from '#auth/check-credentials';
import type { Client } from '#auth/client';
import type { LoginInput } from '#auth/inputs';
import { openSession } from '#auth/open-session';
import { newBrowserSession } from '#auth/session';
import type { Role } from '#consts';
import type { Core } from '#core';

export interface BrowserSession {
  userId: string;
  sessionId: string;
  role: Role;
  email: string;
  name: string | null;
  /** ISO 8601, UTC; moves on while the session is used. */
  expiresAt: string;
}

/**
 * Opens a session for a browser, whose cookie holds the session's id and no token.
 * @throws AppError as `checkCredentials`
 */
export async function openBrowserSession(
  core: Core,
  input: LoginInput,
  client?: Client,
): Promise<BrowserSession> {
  const checked = await checkCredentials(core, input);
  const session = newBrowserSession(checked.user.id, client);
  await openSession(core, checked, session);
  const { id: userId, role, email, name } = checked.user;
  return {
    userId,
    sessionId: session.id,
    role,
    email,
    name,
    expiresAt: session.expiresAt.toISOString(),
  };
}

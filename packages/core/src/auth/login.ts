import { checkCredentials } from '#auth/check-credentials';
import type { Client } from '#auth/client';
import type { LoginInput } from '#auth/inputs';
import { openSession } from '#auth/open-session';
import { newApiSession, signTokens, type Tokens } from '#auth/session';
import type { Core } from '#core';

/**
 * Opens a session for a program, which is kept alive by its refresh token.
 * @throws AppError as `checkCredentials`
 */
export async function login(core: Core, input: LoginInput, client?: Client): Promise<Tokens> {
  const checked = await checkCredentials(core, input);
  const { session, tokenId } = newApiSession(checked.user.id, client);
  await openSession(core, checked, session);
  return await signTokens(core, checked.user, session, tokenId);
}

import { ERRORS } from '@chargeflow/core/errors';

import { decodeFailure, type SignInFailure } from '#session/sign-in-failure';
import { recordOf } from '#trpc/record';

/** @throws where the answer lacks that text. */
async function readText(response: Response, name: 'csrfToken' | 'url'): Promise<string> {
  const text = recordOf(await response.json())[name];
  if (typeof text !== 'string' || text === '') throw new Error(`An answer without ${name}`);
  return text;
}

export async function readCsrfToken(): Promise<string> {
  const response = await fetch('/api/auth/csrf', { cache: 'no-store' });
  return await readText(response, 'csrfToken');
}

async function post(path: string, fields: Record<string, string>): Promise<URL> {
  const response = await fetch(path, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, json: 'true' }),
  });
  return new URL(await readText(response, 'url'), window.location.origin);
}

async function isSignedIn(): Promise<boolean> {
  const response = await fetch('/api/auth/session', { cache: 'no-store' });
  const { id } = recordOf(recordOf(await response.json())['user']);
  return typeof id === 'string';
}

interface Credentials {
  email: string;
  password: string;
  /** Of the second factor, where the account has one. */
  code?: string | undefined;
}

const TRIES = 2;

/**
 * Signs this browser in. A POST whose CSRF cookie was replaced meanwhile answers like a success
 * (`csrf=true` in its URL), so it is sent once more, and only the session itself counts as proof.
 * @returns null when signed in.
 * @throws when the server cannot be reached.
 */
export async function signIn({ code, ...input }: Credentials): Promise<SignInFailure | null> {
  // A form's fields are texts: without a code there is no such field.
  const fields = { ...input, ...(code !== undefined && { code }) };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const csrfToken = await readCsrfToken();
    const target = await post('/api/auth/callback/credentials', { csrfToken, ...fields });
    const error = target.searchParams.get('error');
    if (error !== null) return decodeFailure(error) ?? { code: ERRORS.INTERNAL.code };
    if (target.searchParams.get('csrf') !== 'true' && (await isSignedIn())) return null;
  }
  return { code: ERRORS.INTERNAL.code };
}

/** Takes the cookie away; ending the session itself is the API's `auth.logout`. */
export async function clearSessionCookie(): Promise<void> {
  await post('/api/auth/signout', { csrfToken: await readCsrfToken() });
}

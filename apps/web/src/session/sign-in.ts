import { ERRORS } from '@chargeflow/core/errors';
import { z } from 'zod';

import { decodeFailure, type SignInFailure } from '#session/sign-in-failure';

const csrfAnswer = z.object({ csrfToken: z.string().min(1) });
const signInAnswer = z.object({ url: z.string() });
const sessionAnswer = z.object({ user: z.object({ id: z.string() }).optional() }).nullable();

export async function readCsrfToken(): Promise<string> {
  const response = await fetch('/api/auth/csrf', { cache: 'no-store' });
  return csrfAnswer.parse(await response.json()).csrfToken;
}

async function post(path: string, fields: Record<string, string>): Promise<URL> {
  const response = await fetch(path, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, json: 'true' }),
  });
  const { url } = signInAnswer.parse(await response.json());
  return new URL(url, window.location.origin);
}

async function isSignedIn(): Promise<boolean> {
  const response = await fetch('/api/auth/session', { cache: 'no-store' });
  return sessionAnswer.parse(await response.json())?.user !== undefined;
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

import { encode } from 'next-auth/jwt';
import { expect, test } from 'vitest';

import { readSessionId, sessionCookieName } from '#server/session-cookie';

const SECRET = 'a secret of this test alone, long enough';
const NAME = sessionCookieName('http://localhost:3000');

const headersWith = (cookie: string) => new Headers({ cookie });

async function cookieOf(token: Record<string, unknown>, secret = SECRET, maxAge = 60) {
  return `other=1; ${NAME}=${await encode({ token, secret, maxAge })}`;
}

test('finds the session that the cookie was made for', async () => {
  const cookie = await cookieOf({ sub: 'user', sessionId: 'session' });
  expect(await readSessionId(headersWith(cookie), NAME, SECRET)).toBe('session');
});

test('finds none in a cookie of another secret, of no session, or past its time', async () => {
  const claims = { sub: 'user', sessionId: 'session' };
  for (const cookie of [
    await cookieOf(claims, 'another secret, also quite long enough'),
    await cookieOf({ sub: 'user' }),
    await cookieOf(claims, SECRET, -60),
    `${NAME}=rubbish`,
    `${NAME}=%`,
    '',
  ]) {
    expect(await readSessionId(headersWith(cookie), NAME, SECRET), cookie).toBeNull();
  }
});

test('asks browsers to keep the cookie for HTTPS where the site has it', () => {
  expect(sessionCookieName('https://charge.example')).toMatch(/^__Secure-/);
  expect(NAME).not.toMatch(/^__Secure-/);
});

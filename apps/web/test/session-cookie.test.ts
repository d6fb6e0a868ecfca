import { encode } from 'next-auth/jwt';
import { expect, test } from 'vitest';

import { authOptions, ownUrl } from '#server/auth';
import type { WebServices } from '#server/services';
import { cookieName, readSessionId, SESSION_COOKIE } from '#server/session-cookie';

const SECRET = 'a secret of this test alone, long enough';
const NAME = cookieName(SESSION_COOKIE, 'http://localhost:3000');

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

test('has browsers hold the cookie to HTTPS and this host where the site has that', () => {
  expect(cookieName(SESSION_COOKIE, 'https://charge.example')).toBe('__Host-chargeflow.session');
  expect(NAME).toBe('chargeflow.session');
});

test.each(['https://charge.example', 'http://localhost:3000'])(
  'every cookie of %s is for this host alone, out of reach of scripts and of other sites’ forms',
  (publicOrigin) => {
    const isSecure = publicOrigin.startsWith('https:');
    const names = { publicOrigin, cookieName: cookieName(SESSION_COOKIE, publicOrigin) };
    const services = { ...names, core: {} };
    const options = authOptions(services as WebServices, new Headers());
    for (const name of ['sessionToken', 'csrfToken', 'callbackUrl'] as const) {
      const cookie = options.cookies?.[name];
      expect(cookie?.name.startsWith('__Host-')).toBe(isSecure);
      expect(cookie?.options).toEqual({
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: isSecure,
      });
    }
  },
);

test.each([
  ['/buy?phone=1', 'https://charge.example/buy?phone=1'],
  ['https://charge.example/wallet', 'https://charge.example/wallet'],
  ['https://charge.example', 'https://charge.example/'],
  ['https://charge.example.evil.example/', 'https://charge.example/'],
  ['https://charge.example@evil.example/', 'https://charge.example/'],
  ['//evil.example', 'https://charge.example/'],
  ['/\\evil.example', 'https://charge.example/'],
  ['https://charge.example//evil.example', 'https://charge.example/'],
  ['http://charge.example/buy', 'https://charge.example/'],
  ['javascript:alert(1)', 'https://charge.example/'],
  ['buy', 'https://charge.example/'],
  ['', 'https://charge.example/'],
])('after signing in, %j leads to %s', (callbackUrl, expected) => {
  expect(ownUrl(callbackUrl, 'https://charge.example')).toBe(expected);
});

test('of a URL that next-auth made with an origin it guessed, the rest is kept', () => {
  const made = 'http://localhost:3000/api/auth/error?error=x';
  const own = 'https://charge.example/api/auth/error?error=x';
  expect(ownUrl(made, 'https://charge.example', true)).toBe(own);
  expect(ownUrl('http://a//evil.example', 'https://charge.example', true)).toBe(
    'https://charge.example/',
  );
});

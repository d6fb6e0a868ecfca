import { signInBrowser } from '@chargeflow/api/auth/browser';
import { BROWSER_SESSION_MS } from '@chargeflow/core/consts';
import { AppError } from '@chargeflow/core/errors';
import type { AuthOptions, LoggerInstance } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';

import type { WebServices } from '#server/services';
import { cookieName, sessionClaims } from '#server/session-cookie';
import { safeReturnPath } from '#session/return-path';
import { encodeFailure } from '#session/sign-in-failure';

const COOKIE_SECONDS = BROWSER_SESSION_MS / 1000;

export const callbackCookieName = (publicOrigin: string) =>
  cookieName('next-auth.callback-url', publicOrigin);

/**
 * The same place of our own site, or its start where the URL could lead off it. Of one that next-auth
 * made (`anyOrigin`) only what follows the origin counts.
 */
export function ownUrl(url: string, publicOrigin: string, anyOrigin = false): string {
  const isOwn = url.startsWith(`${publicOrigin}/`) || url === publicOrigin;
  const isTaken = isOwn || (anyOrigin && URL.canParse(url));
  const { pathname, search } = new URL(isTaken ? url : publicOrigin);
  const path = isTaken ? `${pathname}${search}` : url;
  return `${publicOrigin}${safeReturnPath(path) ?? '/'}`;
}

/**
 * next-auth's part: the cookie and its CSRF token. Whether a session still holds is asked of the API
 * at every call; the cookie only says which one it is.
 */
export function authOptions(services: WebServices, headers: Headers): AuthOptions {
  const { publicOrigin } = services;
  const isSecure = publicOrigin.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } as const;
  return {
    secret: services.cookieSecret,
    useSecureCookies: isSecure,
    session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
    jwt: { maxAge: COOKIE_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: { name: services.cookieName, options: cookie },
      csrfToken: { name: cookieName('next-auth.csrf-token', publicOrigin), options: cookie },
      callbackUrl: { name: callbackCookieName(publicOrigin), options: cookie },
    },
    providers: [credentialsProvider(services, headers)],
    callbacks: {
      redirect: ({ url }) => ownUrl(url, publicOrigin),
      jwt: ({ token, user }) => ({
        ...token,
        ...('sessionId' in (user ?? {}) && { sessionId: sessionIdOf(user) }),
      }),
      session: ({ session, token }) => ({
        ...session,
        user: { ...session.user, id: sessionClaims.parse(token).sub },
      }),
    },
    logger: loggerOver(services),
  };
}

function sessionIdOf(user: object): unknown {
  return 'sessionId' in user ? user.sessionId : undefined;
}

function credentialsProvider(services: WebServices, headers: Headers) {
  return CredentialsProvider({
    credentials: {
      email: { type: 'email' },
      password: { type: 'password' },
      code: { type: 'text' },
    },
    authorize: async (given) => {
      try {
        const { email = '', password = '', code } = given ?? {};
        const input = { email, password, ...(code !== undefined && { code }) };
        const session = await signInBrowser(services, input, headers);
        const { userId, name, sessionId } = session;
        return { id: userId, email: session.email, name, sessionId };
      } catch (error) {
        // next-auth passes on a message, and nothing else, to the browser.
        if (!(error instanceof AppError)) throw error;
        if (error.errorName === 'INTERNAL')
          services.core.log.error({ err: error.cause }, 'sign-in');
        throw new Error(encodeFailure(error.body), { cause: error });
      }
    },
  });
}

function loggerOver({ core: { log } }: WebServices): Partial<LoggerInstance> {
  return {
    error: (code, metadata) => log.warn({ code, metadata }, 'next-auth'),
    warn: () => undefined,
    debug: () => undefined,
  };
}

import { request } from 'node:http';
import { text } from 'node:stream/consumers';

import { describeHead, send, type Answer } from '../raw-http';
import { SELLER_PASSWORD, webUrl, type Seller } from '../running-stack';
import type { Cast } from './cast';

export const EVIL = 'https://evil.example';

/** A request whose every header is what the table says, which `fetch` does not let us choose. */
export function sendRaw(
  path: string,
  headers: Record<string, string | string[]>,
  method = 'GET',
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${webUrl}/`, { path, method, headers, agent: false }, (incoming) => {
      text(incoming).then((read) => resolve(describeHead(incoming, read)), reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** The token of next-auth's forms, and the cookie that goes with it. */
export async function csrf(): Promise<{ csrfToken: string; cookie: string }> {
  const { body, headers } = await send('/api/auth/csrf');
  const { csrfToken } = body as { csrfToken: string };
  return { csrfToken, cookie: cookiesIn(headers) };
}

const cookiesIn = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

const cookies = new Map<string, Promise<string>>();

/** Of somebody who has signed in as the page does; once each. */
export function cookieOf(seller: Seller): Promise<string> {
  const known = cookies.get(seller.id) ?? signIn(seller);
  cookies.set(seller.id, known);
  return known;
}

async function signIn({ email }: Seller): Promise<string> {
  const { csrfToken, cookie } = await csrf();
  const answer = await send('/api/auth/callback/credentials', {
    method: 'POST',
    body: new URLSearchParams({ csrfToken, email, password: SELLER_PASSWORD, json: 'true' }),
    headers: { cookie },
    redirect: 'manual',
  });
  const session = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .find((pair) => pair.includes('chargeflow.session='));
  if (session === undefined) throw new Error(`nobody was signed in: ${answer.text}`);
  return session;
}

/** The form of the sign-in page, filled in by the victim. */
export const credentials = async (
  { victim }: Cast,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const { csrfToken, cookie } = await csrf();
  const body = new URLSearchParams({
    csrfToken,
    email: victim.email,
    password: SELLER_PASSWORD,
    ...fields,
  });
  return send('/api/auth/callback/credentials', {
    method: 'POST',
    body,
    headers: { cookie, ...headers },
    redirect: 'manual',
  });
};

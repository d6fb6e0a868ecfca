import { randomUUID } from 'node:crypto';

import { send, type Answer } from '../raw-http';
import { webUrl } from '../running-stack';
import { cookieOf, credentials, EVIL, sendRaw } from './browser';
import { group, type Abuse } from './cast';

/** What is taken for a word of a proxy’s, of Next’s or of ours. */
const SPOOFED: readonly Record<string, string>[] = [
  { 'x-forwarded-host': 'evil.example' },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', 'x-forwarded-port': '1' },
  { forwarded: 'host=evil.example;proto=https' },
  { 'x-original-url': '/admin/credit' },
  { 'x-rewrite-url': '/admin/credit' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-middleware-subrequest': 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy' },
  { 'x-middleware-next': '1', 'x-middleware-rewrite': `${EVIL}/` },
  { 'x-middleware-override-headers': 'x', 'x-middleware-request-x': 'y' },
  { 'x-nextjs-data': '1' },
  { 'x-invoke-path': '/admin/credit', 'x-invoke-status': '500' },
  { 'x-matched-path': '/admin/credit', 'x-now-route-matches': '1=admin' },
  { 'x-chargeflow-path': `//evil.example`, 'x-chargeflow-nonce': 'chosen' },
  { 'content-security-policy': "script-src 'nonce-chosen'" },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/../../admin' },
  { 'next-url': `${EVIL}/` },
  { cookie: 'chargeflow.session=%; chargeflow.locale=%00; a' },
  { cookie: `chargeflow.session=${'e30.'.repeat(900)}` },
  { cookie: 'chargeflow.session.0=a; chargeflow.session.1=b' },
  { 'accept-language': '*;q=0.0000000001,'.repeat(200) },
  { 'accept-encoding': 'gzip;q=0, br;q=x' },
  { range: 'bytes=0-1,1-2,2-3' },
  { 'if-none-match': '*' },
  { 'user-agent': `<script>alert(1)</script>${'x'.repeat(4_000)}` },
];

/** Where in the list those begin that reach the page itself. */
const RENDERING = 12;

/** A page that nobody sees who has not signed in, and one of those that are not there. */
const SPOOFED_PAGES = ['/admin/credit', '/nothing-is-here'];

/** Where a caller asks to be sent on to. */
const WAYS_BACK = [
  EVIL,
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  'https:evil.example',
  'http://localhost@evil.example/',
  `${webUrl}.evil.example/`,
  `${webUrl}@evil.example/`,
  'javascript:alert(1)',
  'data:text/html,x',
  'evil',
  '%',
  '/%0d%0aset-cookie:a=b',
];

/** Nobody is sent off the site, whatever the answer is otherwise. */
export function leadsAstray({ headers, text: body }: Answer): boolean {
  const location = headers.get('location') ?? '/';
  const target = new URL(location, webUrl);
  const isAway = !['localhost', '127.0.0.1'].includes(target.hostname);
  return isAway || /^[/\\]{2}/.test(location) || /"url":"(?!http:\/\/localhost[:/])/.test(body);
}

export const DIVERSIONS: readonly Abuse[] = [
  ...SPOOFED_PAGES.flatMap((page, place) =>
    group(
      `the page ${page} with`,
      // Pages take longest of all; these are spoofs of what renders them.
      SPOOFED.slice(place === 0 ? 0 : RENDERING).map((headers) => ({
        what: JSON.stringify(headers).slice(0, 70),
        ask: () => sendRaw(page, { host: new URL(webUrl).host, ...headers }),
        code: 'ok',
      })),
    ),
  ),
  ...group(
    'the way back',
    WAYS_BACK.flatMap((url): Omit<Abuse, 'code'>[] => [
      {
        what: `${url} of the sign-in page`,
        ask: async ({ attacker }) =>
          send(`/sign-in?${new URLSearchParams({ from: url, callbackUrl: url }).toString()}`, {
            headers: { cookie: await cookieOf(attacker) },
            redirect: 'manual',
          }),
      },
      {
        what: `${url} of next-auth`,
        ask: () =>
          send(`/api/auth/signin?${new URLSearchParams({ callbackUrl: url }).toString()}`, {
            redirect: 'manual',
          }),
      },
      {
        what: `${url} of a form that signs in wrongly`,
        ask: (cast) => credentials(cast, { callbackUrl: url, password: '' }),
      },
      {
        what: `${url} of a cookie`,
        ask: () =>
          send('/api/auth/session', {
            headers: { cookie: `next-auth.callback-url=${encodeURIComponent(url)}` },
          }),
      },
    ]).map((abuse): Abuse => ({ ...abuse, code: 'ok' })),
  ),
  ...group(
    'the path',
    [
      '//evil.example/',
      '/\\evil.example',
      '/%2f%2fevil.example',
      '/.//evil.example',
      '/;@evil.example',
    ].map((path): Abuse => ({
      what: path,
      ask: () => sendRaw(path, { host: new URL(webUrl).host }),
      code: 'ok',
    })),
  ),
  ...group('a form that signs in', [
    {
      what: 'and leads away',
      ask: (cast) => credentials(cast, { callbackUrl: EVIL }),
      code: 'ok',
    },
    {
      what: 'and tells where it leads',
      ask: (cast) => credentials(cast, { callbackUrl: EVIL, json: 'true' }),
      code: 'ok',
    },
    {
      what: 'without its token',
      ask: (cast) => credentials(cast, { csrfToken: randomUUID(), callbackUrl: EVIL }),
      code: 'ok',
    },
  ]),
  ...group('a page asked', [
    {
      what: 'for an action of a server that has none',
      ask: () =>
        sendRaw(
          '/sign-in',
          {
            host: new URL(webUrl).host,
            'next-action': 'a'.repeat(40),
            'content-type': 'text/plain',
          },
          'POST',
          '[]',
        ),
      code: 'ok',
    },
    ...['PUT', 'DELETE', 'OPTIONS', 'HEAD'].map((method) => ({
      what: `to ${method}`,
      ask: () => sendRaw('/sign-in', { host: new URL(webUrl).host }, method),
      code: 'ok' as const,
    })),
  ]),
];

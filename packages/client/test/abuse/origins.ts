import { post, send } from '../raw-http';
import { webUrl } from '../running-stack';
import { cookieOf, credentials, EVIL, sendRaw } from './browser';
import { as, call, group, sale, type Abuse } from './cast';

const form = (type: string, body: string) => ({ type, body });

/** What a page of another site can have a browser send without asking. */
const FORMS = [
  form('text/plain', JSON.stringify(sale())),
  form('text/plain;application/json', JSON.stringify(sale())),
  form('application/x-www-form-urlencoded', new URLSearchParams(sale()).toString()),
  form('multipart/form-data; boundary=x', '--x\r\n\r\n{}\r\n--x--'),
  form('application/json-patch+json', JSON.stringify(sale())),
  form('', JSON.stringify(sale())),
];

const ORIGINS = [
  EVIL,
  'null',
  `${webUrl}.evil.example`,
  webUrl.replace('localhost', 'localhost.evil.example'),
  webUrl.replace('localhost', 'LOCALHOST.'),
  'http://localhost',
  webUrl.replace('http:', 'https:'),
  `${webUrl}/`,
  `${webUrl} ${EVIL}`,
  'file://',
];

const HOSTS = [
  'evil.example',
  'localhost.evil.example',
  'evil.example:80#localhost',
  'user@localhost',
  'localhost, evil.example',
  '169.254.169.254',
];

/** What the browser's router says that it shows already. */
const STATES = [
  'rubbish',
  '%5B%22%22%2C%7B',
  '%',
  'null',
  '["a",{"a":1}]',
  '{"__proto__":[]}',
  '["",{},null,null,"a"]',
  encodeURIComponent(`["",${'{"children":["",'.repeat(800)}1`),
];

export const FORGERIES: readonly Abuse[] = [
  ...group(
    'a page with the router’s state',
    STATES.map((state) => ({
      what: state.slice(0, 40),
      ask: () =>
        sendRaw('/nothing-is-here', {
          host: new URL(webUrl).host,
          rsc: '1',
          'next-router-state-tree': state,
        }),
      code: 5004,
    })),
  ),
  ...group(
    'the method',
    ['TRACE', 'PROPFIND', 'PURGE', 'LINK'].map((method) => ({
      what: method,
      ask: () => sendRaw('/sign-in', { host: new URL(webUrl).host }, method),
      code: 5004,
      status: 405,
    })),
  ),
  ...group(
    'a sale by cookie in a form of the type',
    FORMS.map(({ type, body }) => ({
      what: type || 'none',
      ask: async ({ attacker }) =>
        sendRaw(
          '/api/trpc/charge.buy',
          {
            ...(type && { 'content-type': type }),
            cookie: await cookieOf(attacker),
            origin: webUrl,
          },
          'POST',
          body,
        ),
      code: 5004,
    })),
  ),
  ...group(
    'a sale by cookie from the origin',
    ORIGINS.map((origin) => ({
      what: origin,
      ask: async ({ attacker }) =>
        call('charge.buy', sale(), { cookie: await cookieOf(attacker), origin }),
      code: 3007,
    })),
  ),
  ...group('by cookie,', [
    {
      what: 'a sale from nowhere',
      ask: async ({ attacker }) => call('charge.buy', sale(), { cookie: await cookieOf(attacker) }),
      code: 3007,
    },
    {
      what: 'a read by another site',
      ask: async ({ attacker }) =>
        send('/api/trpc/wallet.get', {
          headers: { cookie: await cookieOf(attacker), 'sec-fetch-site': 'cross-site' },
        }),
      code: 3007,
    },
    {
      what: 'a read by a neighbouring site',
      ask: async ({ attacker }) =>
        send('/api/trpc/wallet.get', {
          headers: { cookie: await cookieOf(attacker), 'sec-fetch-site': 'same-site' },
        }),
      code: 3007,
    },
    {
      what: 'a sale by a link',
      ask: async ({ attacker }) =>
        send(`/api/trpc/charge.buy?input=${encodeURIComponent(JSON.stringify(sale()))}`, {
          headers: { cookie: await cookieOf(attacker) },
        }),
      code: 5004,
      status: 405,
    },
    {
      what: 'a sale with a token that is none',
      ask: async ({ attacker }) =>
        call('charge.buy', sale(), {
          cookie: await cookieOf(attacker),
          origin: webUrl,
          authorization: 'Bearer a',
        }),
      code: 1010,
    },
    {
      what: 'the sale of another, whose cookie comes second',
      ask: async ({ attacker, owned }) =>
        send(
          `/api/trpc/charge.get?input=${encodeURIComponent(JSON.stringify({ id: owned.charge }))}`,
          {
            headers: {
              cookie: `a=b; ${await cookieOf(attacker)}; chargeflow.session=${owned.session}`,
            },
          },
        ),
      code: 3004,
    },
  ]),
  ...group(
    'to the host',
    HOSTS.map((host) => ({
      what: host,
      ask: ({ attacker }) => sendRaw('/api/trpc/wallet.get', { ...as(attacker), host }),
      code: 5004,
    })),
  ),
  ...group('to another host', [
    {
      what: 'a page',
      ask: () => sendRaw('/sign-in', { host: 'evil.example' }),
      code: 5004,
    },
    {
      what: 'by a whole URL',
      ask: () => sendRaw(`${EVIL}/api/trpc/wallet.get`, { host: 'localhost' }),
      code: 5004,
    },
    {
      what: 'a form for signing in',
      ask: () => sendRaw('/api/auth/csrf', { host: 'evil.example' }),
      code: 5004,
    },
  ]),
  ...group(
    'signing in from the origin',
    [EVIL, 'null', `${webUrl}.evil.example`].map((origin) => ({
      what: origin,
      ask: (cast) => credentials(cast, { json: 'true' }, { origin }),
      code: 3007,
    })),
  ),
  ...group('signing in', [
    {
      what: 'by a form of another type',
      ask: (cast) => credentials(cast, {}, { 'content-type': 'text/plain' }),
      code: 5004,
    },
    {
      what: 'by a body that is too long',
      ask: (cast) => credentials(cast, { padding: 'x'.repeat(70_000) }),
      code: 5004,
    },
    {
      what: 'at a provider that is none',
      ask: () => send('/api/auth/callback/evil', { method: 'POST', body: new URLSearchParams() }),
      code: 5004,
      status: 404,
    },
    ...['_log', 'providers', 'verify-request', 'callback/credentials', 'signout', 'x'].map(
      (path) => ({
        what: `at /api/auth/${path}, which is not there`,
        ask: () => send(`/api/auth/${path}`),
        code: 5004,
        status: 404,
      }),
    ),
    {
      what: 'to write into the log',
      ask: () => post('../auth/_log', '{"level":"error","code":"X"}'),
      code: 5004,
      status: 404,
    },
  ]),
];

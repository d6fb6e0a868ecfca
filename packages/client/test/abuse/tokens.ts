import { createHmac, randomBytes } from 'node:crypto';

import { post, send } from '../raw-http';
import { as, bearer, call, group, type Abuse, type Cast } from './cast';

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const partsOf = (token: string) => {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return { header, payload, signature, claims: claims as Record<string, unknown> };
};

/** The token's claims, changed, under a secret that somebody might have guessed. */
function signed(token: string, change: object, secret: string | Buffer, header?: object): string {
  const { claims } = partsOf(token);
  const text = `${encode(header ?? { alg: 'HS256', typ: 'JWT' })}.${encode({ ...claims, ...change })}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

/** The token's claims, changed, under the signature that they had. */
function altered(token: string, change: object): string {
  const { header, claims, signature } = partsOf(token);
  return `${header}.${encode({ ...claims, ...change })}.${signature}`;
}

const headed = (token: string, header: object | string, signature?: string) => {
  const parts = partsOf(token);
  return `${encode(header)}.${parts.payload}.${signature ?? parts.signature}`;
};

type Forge = (token: string, cast: Cast) => string;

/** What an attacker makes of a good token of their own. */
const FORGED: readonly [what: string, forge: Forge][] = [
  ['without a signature', (token) => headed(token, { alg: 'none' }, '')],
  ['of no algorithm', (token) => headed(token, { alg: 'none', typ: 'JWT' })],
  ['of no algorithm, in capitals', (token) => headed(token, { alg: 'NONE' }, '')],
  ['of no algorithm named', (token) => headed(token, { typ: 'JWT' })],
  ['of a public key', (token) => headed(token, { alg: 'RS256', typ: 'JWT' })],
  ['of elliptic curves', (token) => headed(token, { alg: 'ES256', typ: 'JWT' })],
  ['of a longer hash', (token) => headed(token, { alg: 'HS512', typ: 'JWT' })],
  ['that brings its key', (token) => headed(token, { alg: 'HS256', jwk: { kty: 'oct', k: 'AA' } })],
  ['that names a file', (token) => signed(token, {}, '', { alg: 'HS256', kid: '/dev/null' })],
  ['that names a place', (token) => headed(token, { alg: 'HS256', jku: 'https://evil.example' })],
  ['under no secret', (token) => signed(token, {}, '')],
  ['under a common secret', (token) => signed(token, {}, 'secret')],
  ['under another secret', (token) => signed(token, {}, randomBytes(32))],
  ['for another user', (token, { victim }) => altered(token, { sub: victim.id })],
  ['for another session', (token, { owned }) => altered(token, { sid: owned.session })],
  ['for longer', (token) => altered(token, { exp: 9_999_999_999 })],
  ['with a role', (token) => altered(token, { role: 'admin' })],
  ['of another type', (token) => altered(token, { typ: 'refresh' })],
  ['of another issuer', (token) => altered(token, { iss: 'evil' })],
  ['for another audience', (token) => altered(token, { aud: 'evil' })],
  ['with a bit of the signature turned', (token) => token.slice(0, -2) + 'AA'],
  ['with half a signature', (token) => token.slice(0, -20)],
  ['with a fourth part', (token) => `${token}.${token}`],
  ['in the other alphabet', (token) => `${token}=`],
  ['without its payload', (token) => `${partsOf(token).header}..${partsOf(token).signature}`],
  ['with a header that is no JSON', (token) => headed(token, 'HS256')],
  ['that is a refresh token', (_token, { attacker }) => attacker.tokens.refreshToken],
  ['that is the session’s id', (_token, { owned }) => owned.session],
  ['twice', (token) => `${token}, Bearer ${token}`],
  ['with words behind', (token) => `${token} admin`],
  ['very long', (token) => token + 'A'.repeat(8_000)],
  ['that is an API key nobody made', () => `cf_${'A'.repeat(40)}`],
  ['that is an API key’s id', (_token, { owned }) => owned.apiKey],
  ['that is the beginning of an API key', () => 'cf_'],
  ['that is an API key with a wildcard', () => `cf_${'%'.repeat(40)}`],
];

const HEADERS: readonly [what: string, header: (token: string) => string][] = [
  ['nothing', () => ''],
  ['only a scheme', () => 'Bearer'],
  ['no scheme', (token) => token],
  ['another scheme', (token) => `Basic ${token}`],
  ['a password', () => `Basic ${Buffer.from('admin-1@example.com:x').toString('base64')}`],
  ['two blanks', (token) => `Bearer  ${token}`],
  ['a quote', (token) => `Bearer "${token}"`],
  ['undefined', () => 'Bearer undefined'],
  ['null', () => 'Bearer null'],
];

export const TOKENS: readonly Abuse[] = [
  ...group(
    'a token',
    FORGED.map(([what, forge]) => ({
      what,
      ask: (cast) =>
        send('/api/trpc/wallet.get', {
          headers: bearer(forge(cast.attacker.tokens.accessToken, cast)),
        }),
      code: 1010,
    })),
  ),
  ...group(
    'an authorization of',
    HEADERS.map(([what, header]) => ({
      what,
      ask: ({ attacker }) =>
        send('/api/trpc/wallet.get', {
          headers: { authorization: header(attacker.tokens.accessToken) },
        }),
      code: 1010,
    })),
  ),
  ...group('a token in', [
    {
      what: 'the query',
      ask: ({ attacker }) =>
        send(`/api/trpc/wallet.get?access_token=${attacker.tokens.accessToken}`),
      code: 1010,
    },
    {
      what: 'a cookie',
      ask: ({ attacker }) =>
        send('/api/trpc/wallet.get', {
          headers: { cookie: `chargeflow.session=${attacker.tokens.accessToken}` },
        }),
      code: 1010,
    },
    {
      what: 'the input',
      ask: ({ attacker }) =>
        call('credit.request', { amount: '1', idempotencyKey: 'a', ...attacker.tokens }),
      code: 1010,
    },
  ]),
  ...group('a password', [
    {
      what: 'of the victim, changed by the attacker',
      ask: ({ attacker, victim }) =>
        call(
          'auth.changePassword',
          { currentPassword: 'x', newPassword: 'a fine new phrase', userId: victim.id },
          as(attacker),
        ),
      code: 5004,
    },
    {
      what: 'changed without knowing it',
      ask: ({ attacker }) =>
        call(
          'auth.changePassword',
          { currentPassword: 'not this one', newPassword: 'a fine new phrase' },
          as(attacker),
        ),
      code: 1004,
    },
    {
      what: 'as a condition',
      ask: ({ victim }) => call('auth.login', { email: victim.email, password: { $ne: '' } }),
      code: 5004,
    },
    {
      what: 'that is wrong',
      ask: ({ victim }) => call('auth.login', { email: victim.email, password: "' OR '1'='1" }),
      code: 1004,
    },
    {
      what: 'of nobody',
      ask: () => call('auth.login', { email: 'nobody@example.com', password: 'x' }),
      code: 1004,
    },
    { what: 'alone', ask: () => post('auth.login', '{"password":"x"}'), code: 1006 },
  ]),
];

import { randomUUID } from 'node:crypto';

import { post, send } from '../raw-http';
import { SELLER_PASSWORD, times } from '../running-stack';
import { as, call, group, PHONE, query, sale, type Abuse } from './cast';

/** A sale as text, with this before its end. */
const withField = (field: string) =>
  `{"phone":"${PHONE}","amount":"5","idempotencyKey":"${randomUUID()}",${field}}`;

const UNKNOWN_FIELDS = [
  '"price":"1"',
  '"walletId":"00000000-0000-4000-8000-000000000000"',
  '"userId":"00000000-0000-4000-8000-000000000000"',
  '"status":"delivered"',
  '"role":"admin"',
  '"Amount":"1"',
  '"amount ":"1"',
  '"":1',
  '"__proto__":{"amount":"1"}',
  '"__proto__":null',
  '"constructor":{"prototype":{"amount":"1"}}',
  '"prototype":{}',
  '"toString":"5"',
  '"hasOwnProperty":true',
  '"toJSON":"5"',
  '"then":"5"',
  '"a\\u0000b":1',
  '"\\ud800":1',
];

/** Bodies that are no sale at all, whatever is asked of them. */
const BODIES: readonly [what: string, body: string, code: number][] = [
  ['nothing', '', 5004],
  ['a brace', '{', 5004],
  ['half a text', '{"phone":"', 5004],
  ['a comment', '/* */{}', 5004],
  ['a trailing comma', '{"phone":"1",}', 5004],
  ['single quotes', "{'phone':'1'}", 5004],
  ['two values', '{}{}', 5004],
  ['null', 'null', 5004],
  ['true', 'true', 5004],
  ['a number', '5', 5004],
  ['a text', '"5"', 5004],
  ['a list', '[]', 5004],
  ['a list of a sale', `[${JSON.stringify(sale())}]`, 5004],
  ['a sale in an envelope', JSON.stringify({ json: sale() }), 5004],
  ['lists in lists', '['.repeat(30_000) + ']'.repeat(30_000), 5004],
  ['lists without end', '['.repeat(60_000), 5004],
  ['objects in objects', '{"a":'.repeat(9_000) + '1' + '}'.repeat(9_000), 5004],
  ['many fields', `{${times(5_000, (place) => `"f${place}":1`).join(',')}}`, 5004],
  ['an end that does not match', '{"phone":"1"]', 5004],
  ['a text of NUL', '"\\u0000"', 5004],
  ['NUL itself', '\u0000', 5004],
  ['too much', JSON.stringify(sale()).padEnd(64 * 1024 + 1), 5004],
  ['far too much', ' '.repeat(5_000_000), 5004],
];

/** Texts that no database can hold. */
const UNSTORABLE = ['a\u0000b', '\u0000', 'a\ud800b', '\udc00'];

const person = (change: object) => ({
  email: `${randomUUID()}@example.com`,
  password: SELLER_PASSWORD,
  ...change,
});

const ADDRESSES: readonly [what: string, email: unknown, code: number][] = [
  ['with a Cyrillic letter', 'аdmin-1@example.com', 1001],
  ['with a dotless i', 'admın-1@example.com', 1001],
  ['with a mark of direction', 'admin-1@example.com\u202e', 1001],
  ['with a zero-width space', 'admin\u200b-1@example.com', 1001],
  ['with a combining dot', 'admi\u0307n-1@example.com', 1001],
  ['with NUL', 'admin-1@example.com\u0000', 1001],
  ['with a line end', 'admin-1@example.com\r\nBcc: a@b.example', 1001],
  ['with a name', 'Admin <admin-1@example.com>', 1001],
  ['of two', 'admin-1@example.com,a@example.com', 1001],
  ['of an IP address', 'a@[127.0.0.1]', 1001],
  ['without a dot', 'a@localhost', 1001],
  ['very long', `${'a'.repeat(60_000)}@example.com`, 1001],
  ['as a list', ['admin-1@example.com'], 1001],
  ['as an object', { $ne: '' }, 1001],
  ['blank', ' ', 1006],
  ['null', null, 1006],
  ['taken, in capitals', 'ADMIN-1@EXAMPLE.COM', 1003],
  ['taken, in full width', 'ａｄｍｉｎ－１@example.com', 1003],
  ['taken, with a Kelvin sign to come', ' admin-1@example.com ', 1003],
];

const PASSWORDS: readonly [what: string, password: unknown, code: number][] = [
  ['short', '1234567', 1002],
  ['common', 'password1', 1008],
  ['common, in capitals', 'PASSWORD1', 1008],
  ['common, in full width', 'ｐａｓｓｗｏｒｄ１', 1008],
  ['long', 'x'.repeat(257), 5004],
  ['very long', 'x'.repeat(60_000), 5004],
  ['with NUL', 'a long pass\u0000 phrase', 5004],
  ['with half a character', 'a long pass\ud800 phrase', 5004],
  ['a number', 123_456_789, 5004],
  ['a list', ['a long pass phrase'], 5004],
  ['nothing', null, 1007],
  ['empty', '', 1007],
];

const LISTS = ['charge.list', 'credit.list', 'phone.list', 'wallet.statement', 'bulk.list'];

const PAGES: readonly [what: string, page: object][] = [
  ['of nothing', { limit: 0 }],
  ['of less', { limit: -1 }],
  ['of more than a hundred', { limit: 101 }],
  ['of very many', { limit: 1e9 }],
  ['of a text', { limit: '20' }],
  ['of a half', { limit: 1.5 }],
  ['after rubbish', { cursor: "' OR 1=1 --" }],
  ['after a list', { cursor: ['a'] }],
  ['with another field', { offset: 5 }],
];

export const SHAPES: readonly Abuse[] = [
  ...group(
    'a sale with the field',
    UNKNOWN_FIELDS.map((field) => ({
      what: field,
      ask: ({ attacker }) => post('charge.buy', withField(field), as(attacker)),
      code: 5004,
    })),
  ),
  ...group(
    'a sale that is',
    BODIES.map(([what, body, code]) => ({
      what,
      ask: ({ attacker }) => post('charge.buy', body, as(attacker)),
      code,
    })),
  ),
  ...group(
    'a note of',
    UNSTORABLE.map((note) => ({
      what: JSON.stringify(note),
      ask: ({ attacker }) =>
        call('credit.request', { amount: '1', note, idempotencyKey: randomUUID() }, as(attacker)),
      code: 5004,
    })),
  ),
  ...group(
    'a label of',
    UNSTORABLE.map((label) => ({
      what: JSON.stringify(label),
      ask: ({ attacker }) => call('phone.add', { phone: '09121234567', label }, as(attacker)),
      code: 5004,
    })),
  ),
  ...group(
    'an account with an address',
    ADDRESSES.map(([what, email, code]) => ({
      what,
      ask: () => call('auth.register', person({ email })),
      code,
    })),
  ),
  ...group(
    'an account with a password',
    PASSWORDS.map(([what, password, code]) => ({
      what,
      ask: () => call('auth.register', person({ password })),
      code,
    })),
  ),
  ...group('an account', [
    {
      what: 'of an admin',
      ask: () => call('auth.register', person({ role: 'admin' })),
      code: 5004,
    },
    { what: 'with money', ask: () => call('auth.register', person({ balance: '5' })), code: 5004 },
  ]),
  ...LISTS.flatMap((list) =>
    group(
      `a page of ${list}`,
      PAGES.map(([what, page]) => ({
        what,
        ask: ({ attacker }) => query(list, page, as(attacker)),
        code: 5004,
      })),
    ),
  ),
  ...group('a path', [
    ...['auth.__proto__.login', 'constructor', 'charge.buy.constructor', 'admin', '__proto__'].map(
      (path) => ({
        what: path,
        ask: () => call(path, {}),
        code: 5004,
        status: 404,
      }),
    ),
    ...['/api/trpc/%00', '/api/trpc/charge.buy%0d%0aset-cookie:a', '/api/trpc/..%2f..%2fetc'].map(
      (path) => ({ what: path, ask: () => send(path), code: 5004, status: 404 }),
    ),
    ...['/api/trpc/%c0%ae', '/%', '/api/%ff'].map((path) => ({
      what: path,
      ask: () => send(path),
      code: 5004,
    })),
  ]),
  ...group('an id', [
    ...['', '1', "' OR 1=1 --", '00000000-0000-0000-0000-00000000000g', '../1', '\u0000'].map(
      (id) => ({
        what: JSON.stringify(id),
        ask: ({ attacker }: Parameters<Abuse['ask']>[0]) =>
          query('charge.get', { id }, as(attacker)),
        code: 5004,
      }),
    ),
    ...[null, 5, ['a'], { $gt: '' }].map((id) => ({
      what: JSON.stringify(id),
      ask: ({ attacker }: Parameters<Abuse['ask']>[0]) => query('charge.get', { id }, as(attacker)),
      code: 5004,
    })),
  ]),
];

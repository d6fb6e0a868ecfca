import { randomUUID } from 'node:crypto';

import { post, send } from '../raw-http';
import { times } from '../running-stack';
import { as, call, group, sale, type Abuse } from './cast';

const many = (count: number, path: string) => times(count, () => path).join(',');

const KEYS: readonly [what: string, key: unknown][] = [
  ['empty', ''],
  ['256 characters long', 'x'.repeat(256)],
  ['very long', 'x'.repeat(60_000)],
  ['in Persian', 'کلید'],
  ['with a line end', 'a\nb'],
  ['with NUL', 'a\u0000b'],
  ['with DEL', 'a\u007f'],
  ['with half a character', 'a\ud800'],
  ['with a mark of direction', 'a\u202e'],
  ['a number', 5],
  ['null', null],
  ['a list', ['a']],
  ['an object', { key: 'a' }],
];

/** Refused once, and so kept under its key. */
const refused = (cast: Parameters<Abuse['ask']>[0], change: object = {}) =>
  call(
    'charge.buy',
    sale({ amount: '5000', idempotencyKey: 'abuse', ...change }),
    as(cast.attacker),
  );

export const BATCHES: readonly Abuse[] = [
  ...group('a batch', [
    {
      what: 'of eleven sales',
      ask: ({ attacker }) =>
        call(
          `${many(11, 'charge.buy')}?batch=1`,
          Object.fromEntries(times(11, (place) => [place, sale()])),
          as(attacker),
        ),
      code: 5004,
    },
    {
      what: 'of a thousand reads',
      ask: ({ attacker }) =>
        send(`/api/trpc/${many(1_000, 'wallet.get')}?batch=1`, { headers: as(attacker) }),
      code: 5004,
    },
    {
      what: 'that does not say so',
      ask: ({ attacker }) => call(many(2, 'charge.buy'), { 0: sale(), 1: sale() }, as(attacker)),
      code: 5004,
      status: 404,
    },
    {
      what: 'whose input is a list',
      ask: ({ attacker }) =>
        call(`${many(2, 'charge.buy')}?batch=1`, [sale(), sale()], as(attacker)),
      code: 5004,
    },
    {
      what: 'without an input',
      ask: ({ attacker }) => post(`${many(2, 'charge.buy')}?batch=1`, 'null', as(attacker)),
      code: 5004,
    },
    {
      what: 'whose inputs have other places',
      ask: ({ attacker }) =>
        call(`${many(2, 'charge.buy')}?batch=1`, { 5: sale(), 6: sale() }, as(attacker)),
      code: 5004,
    },
    {
      what: 'of nothing',
      ask: ({ attacker }) => send('/api/trpc/,,,?batch=1', { headers: as(attacker) }),
      code: 5004,
      status: 404,
    },
    {
      what: 'of a thousand decisions',
      ask: ({ adminToken }) =>
        call(
          'admin.credit.decideMany',
          { ids: times(1_000, () => randomUUID()), decision: 'approve' },
          { authorization: `Bearer ${adminToken}` },
        ),
      code: 5004,
    },
    {
      what: 'of ten thousand decisions that are none',
      ask: ({ adminToken }) =>
        call(
          'admin.credit.decideMany',
          { ids: times(10_000, () => 'a'), decision: 'approve' },
          { authorization: `Bearer ${adminToken}` },
        ),
      code: 5004,
    },
    {
      what: 'of two thousand lines',
      ask: ({ attacker }) =>
        call(
          'bulk.addLines',
          { id: randomUUID(), from: 1, lines: times(2_000, () => 'a') },
          as(attacker),
        ),
      code: 5004,
    },
  ]),
  ...group(
    'a key that is',
    KEYS.map(([what, idempotencyKey]) => ({
      what,
      ask: ({ attacker }) => call('charge.buy', sale({ idempotencyKey }), as(attacker)),
      code: 5004,
    })),
  ),
  ...group('a key', [
    { what: 'of a sale that is refused', ask: (cast) => refused(cast), code: 3001 },
    { what: 'the same once more', ask: (cast) => refused(cast), code: 3001 },
    {
      what: 'with an amount that is there',
      ask: (cast) => refused(cast, { amount: '5' }),
      code: 3009,
    },
    {
      what: 'with another phone',
      ask: (cast) => refused(cast, { phone: '+989121234511' }),
      code: 3009,
    },
    { what: 'with an operator', ask: (cast) => refused(cast, { operator: 'mci' }), code: 3009 },
    {
      what: 'with an amount that is none',
      ask: (cast) => refused(cast, { amount: '-5' }),
      code: 3006,
    },
    {
      what: 'in a field of the header',
      ask: ({ attacker }) =>
        call(
          'charge.buy',
          { phone: '+989121234500', amount: '5' },
          {
            ...as(attacker),
            'idempotency-key': 'abuse',
          },
        ),
      code: 5004,
    },
  ]),
];

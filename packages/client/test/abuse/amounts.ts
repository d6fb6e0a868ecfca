import { randomUUID } from 'node:crypto';

import { post } from '../raw-http';
import { as, bearer, call, group, PHONE, query, sale, type Abuse, type Cast } from './cast';

const words = (text: string) => text.trim().split(/\s+/);

const BLANKS = [
  '',
  ' ',
  ' 5',
  '5 ',
  '5\n',
  '5\t',
  '5\r\n',
  '1 000',
  '- 5',
  '5\u0000',
  '\u200e5',
  '5\u202c',
];
const MARKED = ['5\ud800', '\ufeff5', '5\u00a0', '9'.repeat(400), '0'.repeat(60_000)];
const NUMBERS = [5, 0.5, 0, -1, 1e21, 1e300, 2 ** 53 + 1, true, false, null, [], ['5'], [['5']]];
const OBJECTS: readonly object[] = [
  {},
  { value: '5' },
  { toString: '5' },
  { valueOf: 5, length: 1 },
];

/** None of these is an amount of money, signed or not. */
const NEVER: readonly unknown[] = [
  ...words('0 0.00 00 01 0500 +1 1. .5 1.001 1.0000 1,000 1_000 1’000 1e3 1E3 5e-1 0x10 0b1 0o7'),
  ...words(
    'NaN Infinity -Infinity -0 -0.00 --1 -01 -.5 1/2 ½ ٣ ۱۵۰۰ ５ १२ ٤٫٥ 1٫5 Ⅷ ⅷ ᠑ 𝟏𝟐 null true',
  ),
  ...words('12345678901234 99999999999999999999 $5 5IRR 5﷼'),
  ...BLANKS,
  ...MARKED,
  ...NUMBERS,
  ...OBJECTS,
];

const UNSIGNED = ['-5', '-0.01', '-9999999999999'];

/** A short name of a value, however long it is. */
const named = (value: unknown) => JSON.stringify(value).slice(0, 40);

type Ask = (cast: Cast, amount: unknown) => ReturnType<Abuse['ask']>;

const rows = (kind: string, amounts: readonly unknown[], ask: Ask) =>
  group(
    kind,
    amounts.map((amount) => ({
      what: named(amount),
      ask: (cast) => ask(cast, amount),
      code: 3006,
    })),
  );

const adjustment = ({ attacker }: Cast, amount: unknown) => ({
  userId: attacker.id,
  amount,
  reason: 'none',
  idempotencyKey: randomUUID(),
});

/** As text, for what no value of JavaScript's is written as. */
const written = (amount: string) =>
  `{"phone":"${PHONE}","idempotencyKey":"${randomUUID()}","amount":${amount}}`;

const WRITTEN: readonly [amount: string, code: number][] = [
  ['1e400', 3006],
  ['-1e400', 3006],
  ['1e-400', 3006],
  ['5.000000000000000000001', 3006],
  ['123456789012345678901234567890', 3006],
  ['-0', 3006],
  ['"\\u0035\\u0000"', 3006],
  ['"\\uD835\\uDFCF"', 3006],
  ['"5","amount":"-5"', 3006],
  ['"5","amount":5', 3006],
  ['"5","amount":null', 3006],
  ['NaN', 5004],
  ['Infinity', 5004],
  ['05', 5004],
  ['+5', 5004],
  ['.5', 5004],
  ['0x5', 5004],
  ["'5'", 5004],
  ['5n', 5004],
  ['', 5004],
];

export const AMOUNTS: readonly Abuse[] = [
  ...rows('a sale of', [...NEVER, ...UNSIGNED], ({ attacker }, amount) =>
    call('charge.buy', sale({ amount }), as(attacker)),
  ),
  ...rows('credit of', [...NEVER.slice(0, 30), ...UNSIGNED], ({ attacker }, amount) =>
    call('credit.request', { amount, idempotencyKey: randomUUID() }, as(attacker)),
  ),
  ...rows('an adjustment of', NEVER.slice(-40), (cast, amount) =>
    call('admin.wallet.adjust', adjustment(cast, amount), bearer(cast.adminToken)),
  ),
  ...rows('a quote of', ['-5', '1e3', '٣', 5], ({ attacker }, amount) =>
    query('charge.quote', { phone: PHONE, amount }, as(attacker)),
  ),
  ...rows('a threshold of', ['-5', '1e3', '٣', 5], ({ attacker }, threshold) =>
    call('wallet.setLowBalance', { threshold }, as(attacker)),
  ),
  ...group(
    'a sale written with the amount',
    WRITTEN.map(([amount, code]) => ({
      what: amount,
      ask: ({ attacker }) => post('charge.buy', written(amount), as(attacker)),
      code,
    })),
  ),
  ...group('a sale of more', [
    {
      what: 'than there is',
      ask: ({ attacker }) => call('charge.buy', sale({ amount: '1000.01' }), as(attacker)),
      code: 3001,
    },
    {
      what: 'than anything costs',
      ask: ({ attacker }) => call('charge.buy', sale({ amount: '9999999999999.99' }), as(attacker)),
      code: 3011,
    },
    {
      what: 'than nothing, paid by an adjustment of one’s own',
      ask: (cast) => call('admin.wallet.adjust', adjustment(cast, '5'), as(cast.attacker)),
      code: 3007,
    },
    {
      what: 'taken off the victim by an adjustment',
      ask: ({ attacker, victim }) =>
        call(
          'admin.wallet.adjust',
          { userId: victim.id, amount: '-5', reason: 'mine', idempotencyKey: 'a' },
          as(attacker),
        ),
      code: 3007,
    },
  ]),
];

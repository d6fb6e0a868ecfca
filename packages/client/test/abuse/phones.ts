import { as, call, group, query, sale, type Abuse } from './cast';

/** None of these is a mobile number that is written as one. */
const NEVER: readonly [what: string, phone: unknown][] = [
  ['in a sentence', 'call 09121234567 now'],
  ['after a word', 'tel 09121234567'],
  ['as a link', 'tel:09121234567'],
  ['with an extension', '09121234567 ext. 5'],
  ['with a short extension', '09121234567x5'],
  ['with an extension after #', '09121234567#5'],
  ['with a pause', '09121234567,,5'],
  ['with a parameter', '09121234567;ext=5'],
  ['with a context', '09121234567;phone-context=+98'],
  ['in letters', '0912CALLNOW'],
  ['with O for 0', 'O9121234567'],
  ['with l for 1', '09l2l234567'],
  ['with a Cyrillic letter', '09121234567\u0430'],
  ['in circled digits', '⓪⑨①②①②③④⑤⑥⑦'],
  ['in mathematical digits', '𝟎𝟗𝟏𝟐𝟏𝟐𝟑𝟒𝟓𝟔𝟕'],
  ['in Devanagari digits', '०९१२१२३४५६७'],
  ['in superscripts', '⁰⁹¹²¹²³⁴⁵⁶⁷'],
  ['with a zero-width space', '0912\u200b1234567'],
  ['with a joiner', '0912\u200d1234567'],
  ['with a soft hyphen', '0912\u00ad1234567'],
  ['with NUL', '09121234567\u0000'],
  ['with half a character', '09121234567\ud800'],
  ['with a line end inside', '0912\n1234567'],
  ['with a second number', '09121234567 09121234568'],
  ['with a second number on a line', '09121234567\n09121234568'],
  ['with a tag', '<b>09121234567</b>'],
  ['with a formula', '=09121234567'],
  ['with a quote', "09121234567' OR 1=1 --"],
  ['of a landline', '02188776655'],
  ['of a landline abroad', '+442079460000'],
  ['that is free of charge', '+18002530000'],
  ['of an emergency', '112'],
  ['of a service', '*140#'],
  ['of a country that is none', '+999121234567'],
  ['a digit short', '0912123456'],
  ['a digit long', '091212345678'],
  ['with two signs', '++989121234567'],
  ['with the sign inside', '98+9121234567'],
  ['with the sign behind', '989121234567+'],
  ['below zero', '-09121234567'],
  ['empty', ''],
  ['blank', ' '],
  ['very long', '9'.repeat(50_000)],
  ['a number', 9_121_234_567],
  ['nothing', null],
  ['true', true],
  ['a list', ['09121234567']],
  ['an object', { number: '09121234567' }],
];

/** Mobile numbers, but of networks that no operator of ours reaches. */
const FOREIGN = ['+447911123456', '00447911123456', '+4915112345678'];

export const PHONES: readonly Abuse[] = [
  ...group(
    'a sale to a phone',
    NEVER.map(([what, phone]) => ({
      what,
      ask: ({ attacker }) => call('charge.buy', sale({ phone }), as(attacker)),
      code: 4003,
    })),
  ),
  ...group(
    'a phone to keep,',
    NEVER.slice(0, 30).map(([what, phone]) => ({
      what,
      ask: ({ attacker }) => call('phone.add', { phone }, as(attacker)),
      code: 4003,
    })),
  ),
  ...group(
    'a search for a phone',
    NEVER.slice(0, 12).map(([what, phone]) => ({
      what,
      ask: ({ attacker }) => query('charge.list', { phone }, as(attacker)),
      code: 4003,
    })),
  ),
  ...group(
    'a sale abroad, to',
    FOREIGN.map((phone) => ({
      what: phone,
      ask: ({ attacker }) => call('charge.buy', sale({ phone }), as(attacker)),
      code: 3003,
    })),
  ),
  ...group('an operator', [
    {
      what: 'that does not exist',
      ask: ({ attacker }) => call('charge.buy', sale({ operator: '__proto__' }), as(attacker)),
      code: 3003,
    },
    {
      what: 'that is a word of the language',
      ask: ({ attacker }) => call('charge.buy', sale({ operator: 'constructor' }), as(attacker)),
      code: 3003,
    },
    {
      what: 'with NUL',
      ask: ({ attacker }) => call('charge.buy', sale({ operator: 'mci\u0000' }), as(attacker)),
      code: 5004,
    },
  ]),
];

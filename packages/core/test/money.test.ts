import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '#errors';
import { decimalsOf, formatMoney, parseMoney, parseSignedMoney } from '#money';
import { moneyInput, signedMoneyInput } from '#money-input';

const CURRENCIES = [
  ['JPY', 0],
  ['IRR', 2],
  ['KWD', 3],
  ['CLF', 4],
] as const;

const MOST_MAJOR = 9_999_999_999_999n;

function errorOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error instanceof AppError ? error.errorName : error;
  }
}

describe.each(CURRENCIES)('%s has %i decimals:', (currency, decimals) => {
  const scale = 10n ** BigInt(decimals);
  const most = MOST_MAJOR * scale + scale - 1n;

  test('so it is counted', () => expect(decimalsOf(currency)).toBe(decimals));

  test('what is formatted is parsed to the same, to the last minor unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: most }), (minor) => {
        const text = formatMoney(minor, currency);
        expect(parseMoney(text, currency)).toBe(minor);
        expect(moneyInput.safeParse(text).success).toBe(true);
        expect(formatMoney(-minor, currency)).toBe(`-${text}`);
        expect(parseSignedMoney(`-${text}`, currency)).toBe(-minor);
      }),
      { examples: [[1n], [scale], [2n ** 53n + 1n > most ? most : 2n ** 53n + 1n], [most]] },
    );
  });

  test('what is parsed is formatted with all its decimals', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
    const fractions = fc.nat(decimals).chain((length) => digits(length));
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: MOST_MAJOR }), fractions, (whole, fraction) => {
        const text = fraction === '' ? String(whole) : `${whole}.${fraction}`;
        const full = decimals === 0 ? String(whole) : `${whole}.${fraction.padEnd(decimals, '0')}`;
        expect(formatMoney(parseMoney(text, currency), currency)).toBe(full);
      }),
    );
  });

  test('one decimal more is refused', () => {
    const text = `1.${'0'.repeat(decimals)}1`;
    expect(errorOf(() => parseMoney(text, currency))).toBe('INVALID_AMOUNT');
  });
});

test('2^53 + 1 is not rounded', () => {
  expect(parseMoney('9007199254740.993', 'KWD')).toBe(2n ** 53n + 1n);
  expect(formatMoney(2n ** 53n + 1n, 'KWD')).toBe('9007199254740.993');
  expect(formatMoney(2n ** 53n + 1n, 'IRR')).toBe('90071992547409.93');
  expect(formatMoney(2n ** 63n - 1n, 'JPY')).toBe('9223372036854775807');
});

test('small amounts keep their zeros', () => {
  expect(formatMoney(0n, 'IRR')).toBe('0.00');
  expect(formatMoney(5n, 'IRR')).toBe('0.05');
  expect(formatMoney(-5n, 'KWD')).toBe('-0.005');
  expect(formatMoney(0n, 'JPY')).toBe('0');
});

test.each([
  '',
  ' ',
  '.',
  '1.',
  '.5',
  '-1',
  '+1',
  '1e3',
  '0x10',
  '1_000',
  '1,000',
  '01',
  '00',
  '0',
  '0.00',
  ' 1',
  '1\n',
  '١٢',
  '１',
  'NaN',
  'Infinity',
  '10000000000000',
  '1.234',
])('"%s" is no amount', (text) => {
  expect(errorOf(() => parseMoney(text, 'IRR'))).toBe('INVALID_AMOUNT');
  expect(errorOf(() => parseSignedMoney(`-${text}`, 'IRR'))).toBe('INVALID_AMOUNT');
});

test('any other text is refused as well, and never fails otherwise', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const parsed = errorOf(() => parseMoney(text, 'IRR'));
      if (typeof parsed === 'bigint') expect(text).toMatch(/^[0-9]{1,13}(\.[0-9]{1,2})?$/);
      else expect(parsed).toBe('INVALID_AMOUNT');
    }),
    { numRuns: 1000 },
  );
});

test.each([[1500], [null], [1500n], [['1']], [{}]])('%s is not a text, so no amount', (value) => {
  for (const input of [moneyInput, signedMoneyInput]) {
    expect(input.safeParse(value).error?.issues[0]?.message).toBe('INVALID_AMOUNT');
  }
});

test('only a signed amount may be negative', () => {
  expect(moneyInput.safeParse('-1').success).toBe(false);
  expect(signedMoneyInput.safeParse('-1').success).toBe(true);
  expect(signedMoneyInput.safeParse('--1').success).toBe(false);
});

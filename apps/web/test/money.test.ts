import { expect, test } from 'vitest';

import { cleanAmount, readAmount } from '#forms/amount';
import { moneyField, signedMoneyField } from '#forms/money-field';
import { addMoney, toMinor } from '#format/minor';
import { moneyText, splitMoney } from '#format/money';

test.each([
  ['10,000', '10000'],
  [' 1 500.50 ', '1500.50'],
  ['۱۰٬۰۰۰٫۵', '10000.5'],
  ['\u22122', '-2'],
])('reads %j as people type it', (typed, amount) => {
  expect(cleanAmount(typed)).toBe(amount);
});

test.each(['0', '0.00', '-5', '1.234', '1e3', '007', 'abc', ''])(
  'takes no %j for an amount',
  (text) => {
    expect(moneyField('IRR').safeParse(text).success).toBe(false);
    expect(readAmount(text, 'IRR')).toBeNull();
  },
);

test('takes a minus only where an amount has a sign', () => {
  expect(signedMoneyField('IRR').parse('-1,000')).toBe('-1000');
  expect(signedMoneyField('IRR').safeParse('-0').success).toBe(false);
});

test.each([
  ['en', '9,007,199,254,740,993', '.07', '-1,500.50 IRR'],
  ['fa', '۹٬۰۰۷٬۱۹۹٬۲۵۴٬۷۴۰٬۹۹۳', '٫۰۷', '\u2066\u2212۱٬۵۰۰٫۵۰\u2069 ریال'],
] as const)('shows every digit of an amount, as %s writes it', (locale, whole, fraction, text) => {
  expect(splitMoney('9007199254740993.07', locale)).toEqual({ sign: '', whole, fraction });
  expect(moneyText('-1500.50', 'IRR', locale)).toBe(text);
});

test('adds balances and amounts exactly, zero and signs included', () => {
  expect(addMoney('0.00', '0.10', 'IRR')).toBe('0.10');
  expect(addMoney('9007199254740993.07', '-0.08', 'IRR')).toBe('9007199254740992.99');
  expect(toMinor('-0.50', 'IRR')).toBe(-50n);
});

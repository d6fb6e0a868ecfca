import { expect, test } from 'vitest';
import { parsePhone } from '#phones/parse';

test.each([
  '+989121234567',
  '00989121234567',
  '09121234567',
  '9121234567',
  '۰۹۱۲۱۲۳۴۵۶۷',
  '٠٩١٢١٢٣٤٥٦٧',
  '＋９８９１２１２３４５６７',
  '+98 912 123 4567',
  '(0912) 123-45.67',
  '\u202a+98 912 123 4567\u202c',
])('%s is the one mobile number', (written) => {
  expect(parsePhone(written, 'IR')).toBe('+989121234567');
});

test.each([
  ['a number inside other text', 'call 09121234567 now'],
  ['an extension', '09121234567 ext. 5'],
  ['a parameter', '09121234567;ext=5'],
  ['a landline', '02188881111'],
  ['a digit too few', '0912123456'],
  ['a digit too many', '091212345678'],
  ['two signs', '++989121234567'],
  ['a sign inside', '98+9121234567'],
  ['a sign of less', '-09121234567'],
  ['a hyphen behind', '09121234567-'],
  ['a point before', '.09121234567'],
  ['a service code', '*140#'],
  ['no digit', '+'],
  ['nothing', ''],
  ['two numbers', '09121234567\n09121234568'],
])('%s is refused', (_, written) => {
  expect(() => parsePhone(written, 'IR')).toThrow(
    expect.objectContaining({ errorName: 'INVALID_PHONE' }),
  );
});

test('a number without a code is read as one of the default region', () => {
  expect(parsePhone('07911 123456', 'GB')).toBe('+447911123456');
  expect(() => parsePhone('07911 123456', 'IR')).toThrow();
});

test('where mobile and fixed numbers look the same, such a number is taken', () => {
  expect(parsePhone('650 253 0000', 'US')).toBe('+16502530000');
});

import { expect, test } from 'vitest';
import { detectCarrier } from '#operators/carrier';
import { operatorCode } from '#operators/code';

test.each([
  ['+989121234567', 'mci'],
  ['+989191234567', 'mci'],
  ['+989321234567', 'mci'],
  ['+989901234567', 'mci'],
  ['+989351234567', 'irancell'],
  ['+989011234567', 'irancell'],
  ['+989331234567', 'irancell'],
  ['+989211234567', 'rightel'],
  ['+989981123456', 'shatel'],
  ['+989993123456', 'aptel'],
  ['+905321234567', 'turkcell'],
  ['+4915112345678', 't-mobile'],
  ['+2348031234567', 'mtn'],
])('%s was given out by %s', async (phone, operator) => {
  expect(await detectCarrier(phone)).toBe(operator);
});

test.each(['+982188776655', '+12025550123', '+98912', 'nobody', ''])(
  'no operator is known for %s',
  async (phone) => {
    expect(await detectCarrier(phone)).toBeNull();
  },
);

test('a range within another one is another operator’s', async () => {
  expect(await detectCarrier('+989990012345')).toBe('mci');
  expect(await detectCarrier('+989991012345')).toBe('irancell');
  expect(await detectCarrier('+989993012345')).toBe('aptel');
  expect(await detectCarrier('+989990012345')).toBe('mci');
});

test.each([
  ['Hamrah-e Aval', 'IR', 'mci'],
  ['IR-MCI', 'IR', 'mci'],
  ['MTN Irancell', 'IR', 'irancell'],
  ['Shatel Mobile', 'IR', 'shatel'],
  ['Shatel Mobile', 'DE', 'shatel-mobile'],
  ['Vodafone España', 'ES', 'vodafone-espana'],
])('an operator called %s in %s has the code %s', (name, region, code) => {
  expect(operatorCode(name, region)).toBe(code);
});

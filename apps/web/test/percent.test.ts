import { expect, test } from 'vitest';

import { percentDigits, percentText } from '#format/percent';
import { percentField } from '#forms/percent-field';

test.each([
  ['2.5', 250],
  ['2.50 %', 250],
  ['۲٫۰۵', 205],
  ['0', 0],
  ['0.01', 1],
  ['99.99', 9999],
])('%s is %s basis points', (text, basisPoints) => {
  expect(percentField.parse(text)).toBe(basisPoints);
});

test.each(['', '100', '-1', '2.555', '2,5', 'two', '.5'])('%j is no per cent', (text) => {
  expect(percentField.safeParse(text).success).toBe(false);
});

test('basis points are shown with two decimals, and read back as they were', () => {
  const shown = [0, 1, 99, 250, 9999].map((basisPoints) => percentText(basisPoints, 'en'));
  expect(shown).toEqual(['0.00 %', '0.01 %', '0.99 %', '2.50 %', '99.99 %']);
  expect(percentText(250, 'fa')).toBe('\u2066۲٫۵۰٪\u2069');
  for (const basisPoints of [0, 7, 70, 700, 7000]) {
    expect(percentField.parse(percentDigits(basisPoints))).toBe(basisPoints);
  }
});

import { expect, test } from 'vitest';

import { chooseLocale, localeOfCookies } from '#i18n/locales';

test.each([
  ['fa', 'en', 'fa'],
  ['en', 'fa-IR,fa;q=0.9', 'en'],
  [undefined, 'fa-IR,fa;q=0.9,en;q=0.8', 'fa'],
  [undefined, 'en;q=0.5, fa', 'fa'],
  [undefined, 'de-DE,en-GB;q=0.7', 'en'],
  [undefined, 'fa;q=0, de', 'en'],
  ['xx', 'fa', 'fa'],
  [undefined, null, 'en'],
])('chosen %j, asked for %j: %s', (chosen, acceptLanguage, locale) => {
  expect(chooseLocale(chosen, acceptLanguage)).toBe(locale);
});

test('finds the chosen language among the cookies of the browser', () => {
  expect(localeOfCookies('one=1; chargeflow.locale=fa; two=2')).toBe('fa');
  expect(localeOfCookies('')).toBe('en');
});

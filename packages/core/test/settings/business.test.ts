import { expect, test } from 'vitest';
import { parseBusinessSettings } from '#settings/business';
import { readSettings, SettingsError } from '#settings/settings';

const above = (SECOND_APPROVER_ABOVE?: string, CURRENCY = 'IRR') =>
  readSettings(parseBusinessSettings, { CURRENCY, SECOND_APPROVER_ABOVE }).secondApproverAbove;

test.each([
  [undefined, null],
  ['', null],
  ['0', 0n],
  ['0.00', 0n],
  ['1500', 150_000n],
  ['0.50', 50n],
])('a second approver above %s', (text, minor) => expect(above(text)).toBe(minor));

test.each(['-1', '1,000', '1e3', 'off', '0.001', ' 5'])('%s is no threshold', (text) => {
  expect(() => above(text)).toThrow(SettingsError);
  expect(() => above(text)).toThrow('SECOND_APPROVER_ABOVE');
});

test('the decimals are the currency’s', () => {
  expect(above('5', 'JPY')).toBe(5n);
  expect(() => above('5.5', 'JPY')).toThrow(SettingsError);
});

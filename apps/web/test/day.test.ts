import { expect, test } from 'vitest';

import { addDays, dayOf, isDay, startOf } from '#format/day';
import { fromJalaliDay, toJalaliDay } from '#format/jalali-day';

test('a day is the reader’s own', () => {
  const late = Date.parse('2026-11-23T20:45:00Z');
  expect(dayOf(late, 'Asia/Tehran')).toBe('2026-11-24');
  expect(dayOf(late, 'UTC')).toBe('2026-11-23');
  expect(startOf('2026-11-24', true)).toBe('2026-11-24T00:00:00.000Z');
});

test('days are counted over the ends of months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
});

test.each(['2026-02-30', '2026-13-01', '26-01-01', 'today', '', null])('%s is no day', (text) => {
  expect(isDay(text)).toBe(false);
});

test.each([
  ['2026-11-24', '1405/09/03'],
  ['2025-03-21', '1404/01/01'],
  ['2025-03-20', '1403/12/30'],
])('%s is %s in Iran', (day, jalali) => {
  expect(toJalaliDay(day)).toBe(jalali);
  expect(fromJalaliDay(jalali)).toBe(day);
});

test('a day of Iran is read as people write it, and none that is not there', () => {
  expect(fromJalaliDay(' ۱۴۰۵/۹/۳ ')).toBe('2026-11-24');
  expect(fromJalaliDay('1405-09-03')).toBe('2026-11-24');
  for (const text of ['1404/12/30', '1405/07/31', '1405/13/01', '2026/11/24', '1405/09']) {
    expect(fromJalaliDay(text)).toBeNull();
  }
});

test('every day of some years comes back as it was', () => {
  for (let day = '2024-01-01'; day < '2030-01-01'; day = addDays(day, 1)) {
    expect(fromJalaliDay(toJalaliDay(day))).toBe(day);
  }
});

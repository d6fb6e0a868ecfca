import { expect, test } from 'vitest';

import { dayAround } from '#format/day';
import { dateTime, durationText, relativeTime, timeUntil } from '#format/time';
import type { Locale } from '#i18n/locales';

const NOW = '2026-11-22T12:00:00.000Z';
const ago = (ms: number) => new Date(Date.parse(NOW) - ms).toISOString();
const words = (iso: string, locale: Locale = 'en') =>
  relativeTime(iso, Date.parse(NOW), 'UTC', locale);

test('says how long ago until a week has gone, then the date', () => {
  expect(words(ago(5_000))).toBe('just now');
  expect(words(ago(5 * 60_000))).toBe('5m ago');
  expect(words(ago(3 * 3_600_000))).toBe('3h ago');
  expect(words(ago(26 * 3_600_000))).toBe('yesterday');
  expect(words(ago(8 * 24 * 3_600_000))).toBe('14 Nov 2026');
});

test('a clock that is a little ahead is no trouble', () => {
  expect(words(ago(-20_000))).toBe('just now');
});

test('a day begins and ends at midnight', () => {
  expect(dayAround(new Date(NOW), true)).toEqual({
    from: '2026-11-22T00:00:00.000Z',
    to: '2026-11-23T00:00:00.000Z',
  });
});

test('counts what is to come in seconds until it is a minute away, and what is due as now', () => {
  const until = (ms: number) => timeUntil(ago(-ms), Date.parse(NOW), 'en');
  expect(until(-5_000)).toBe('now');
  expect(until(0)).toBe('now');
  expect(until(11_200)).toBe('in 12s');
  expect(until(60_000)).toBe('in 1m');
  expect(until(3 * 3_600_000)).toBe('in 3h');
});

test('says how long a call took in the unit that tells most', () => {
  expect(durationText(120, 'en')).toBe('120 ms');
  expect(durationText(2_340, 'en')).toBe('2.3 s');
  expect(durationText(30_100, 'en')).toBe('30 s');
  expect(durationText(5 * 60_000, 'en')).toBe('5 min');
  // Clocks of two machines may differ.
  expect(durationText(-3, 'en')).toBe('0 ms');
});

test('says times in Persian, by the calendar of Iran', () => {
  expect(words(ago(5_000), 'fa')).toBe('همین حالا');
  expect(words(ago(5 * 60_000), 'fa')).toBe('۵ دقیقه پیش');
  expect(words(ago(8 * 24 * 3_600_000), 'fa')).toBe('۲۳ آبان ۱۴۰۵');
  expect(durationText(2_340, 'fa')).toBe('۲٫۳ ثانیه');
});

test.each([
  // The last day of a leap year and the first of the next; the day begins where the reader is.
  ['2025-03-20T20:29:59.000Z', 'Asia/Tehran', '۳۰ اسفند ۱۴۰۳، ۲۳:۵۹:۵۹'],
  ['2025-03-20T20:30:00.000Z', 'Asia/Tehran', '۱ فروردین ۱۴۰۴، ۰۰:۰۰:۰۰'],
  ['2025-03-20T20:30:00.000Z', 'UTC', '۳۰ اسفند ۱۴۰۳، ۲۰:۳۰:۰۰'],
])('%s in %s is %s', (iso, timeZone, text) => {
  expect(dateTime(iso, timeZone, 'second', 'fa')).toBe(text);
});

import { expect, test } from 'vitest';

import { dayAround } from '#format/day';
import { durationText, relativeTime, timeUntil } from '#format/time';

const NOW = '2026-11-22T12:00:00.000Z';
const ago = (ms: number) => new Date(Date.parse(NOW) - ms).toISOString();
const words = (iso: string) => relativeTime(iso, Date.parse(NOW), 'UTC');

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
  const until = (ms: number) => timeUntil(ago(-ms), Date.parse(NOW));
  expect(until(-5_000)).toBe('now');
  expect(until(0)).toBe('now');
  expect(until(11_200)).toBe('in 12s');
  expect(until(60_000)).toBe('in 1m');
  expect(until(3 * 3_600_000)).toBe('in 3h');
});

test('says how long a call took in the unit that tells most', () => {
  expect(durationText(120)).toBe('120 ms');
  expect(durationText(2_340)).toBe('2.3 s');
  expect(durationText(30_100)).toBe('30 s');
  expect(durationText(5 * 60_000)).toBe('5 min');
  // Clocks of two machines may differ.
  expect(durationText(-3)).toBe('0 ms');
});

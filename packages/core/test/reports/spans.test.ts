import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '#reports/period';
import { splitBySpan } from '#reports/spans';

const at = (text: string) => Date.parse(`${text}Z`);
const LISTED = { daysMs: at('2026-04-20T00:00'), monthsMs: at('2026-04-01T00:00') };

function split(from: string, to: string) {
  const { spans, rest } = splitBySpan({ fromMs: at(from), toMs: at(to) }, LISTED);
  const shown = (ms: number) => new Date(ms).toISOString().slice(0, 13);
  return {
    spans: spans.map(({ unit, fromMs }) => `${unit} ${shown(fromMs).slice(0, 10)}`),
    rest: rest.map(({ fromMs, toMs }) => `${shown(fromMs)} ${shown(toMs)}`),
  };
}

test('takes whole months and days that have lists, and leaves the hours around them', () => {
  expect(split('2026-01-30T20:00', '2026-04-02T03:00')).toEqual({
    spans: ['day 2026-01-31', 'month 2026-02-01', 'month 2026-03-01', 'day 2026-04-01'],
    rest: ['2026-01-30T20 2026-01-31T00', '2026-04-02T00 2026-04-02T03'],
  });
});

test('leaves days that have no list yet in one piece', () => {
  expect(split('2026-04-19T00:00', '2026-04-22T05:00')).toEqual({
    spans: ['day 2026-04-19'],
    rest: ['2026-04-20T00 2026-04-22T05'],
  });
});

test('leaves a period within one day as it is', () => {
  expect(split('2026-03-05T01:00', '2026-03-05T23:00')).toEqual({
    spans: [],
    rest: ['2026-03-05T01 2026-03-05T23'],
  });
});

test('takes the days of a month that has no list yet', () => {
  const spans = Array.from(
    { length: 19 },
    (_, day) => `day 2026-04-${String(day + 1).padStart(2, '0')}`,
  );
  expect(split('2026-04-01T00:00', '2026-05-01T00:00')).toEqual({
    spans,
    rest: ['2026-04-20T00 2026-05-01T00'],
  });
});

test('covers every hour of a period once', () => {
  const hours = fc.integer({
    min: at('2025-11-01T00:00') / HOUR_MS,
    max: at('2026-06-01T00:00') / HOUR_MS,
  });
  fc.assert(
    fc.property(hours, hours, (one, other) => {
      const [fromMs, toMs] = [Math.min(one, other) * HOUR_MS, Math.max(one, other) * HOUR_MS];
      const { spans, rest } = splitBySpan({ fromMs, toMs }, LISTED);
      const parts = [...spans, ...rest].toSorted((a, b) => a.fromMs - b.fromMs);
      let untilMs = fromMs;
      for (const part of parts) {
        expect(part.fromMs).toBe(untilMs);
        expect(part.toMs).toBeGreaterThan(part.fromMs);
        untilMs = part.toMs;
      }
      expect(untilMs).toBe(toMs);
      for (const { unit, fromMs: sinceMs, toMs: endMs } of spans) {
        expect(endMs).toBeLessThanOrEqual(unit === 'day' ? LISTED.daysMs : LISTED.monthsMs);
        if (unit === 'day') expect(endMs - sinceMs).toBe(DAY_MS);
      }
    }),
  );
});

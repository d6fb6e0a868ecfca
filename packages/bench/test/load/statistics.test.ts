import { expect, test } from 'vitest';
import { median, percentile, slopeOf } from '#load/measure/statistics';

test('a percentile is a value that was there, whatever their order', () => {
  const hundred = Array.from({ length: 100 }, (_, place) => 100 - place);
  expect(percentile(hundred, 0.5)).toBe(50);
  expect(percentile(hundred, 0.99)).toBe(99);
  expect(percentile(hundred, 1)).toBe(100);
  expect(percentile([10, 9], 0.99)).toBe(10);
  expect(percentile([7], 0.01)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});

test('a median lies in the middle, or between the middle two', () => {
  expect(median([10, 9, 100])).toBe(10);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('a slope is what each step adds', () => {
  const points = [0, 1, 2, 3].map((x) => ({ x, y: 5 + 2 * x }));
  expect(slopeOf(points)).toBeCloseTo(2);
  expect(slopeOf([...points, { x: 1.5, y: 100 }])).toBeCloseTo(2);
  expect(slopeOf([{ x: 1, y: 1 }])).toBeNaN();
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BASIS_POINTS_MAX, CHARGE_MAX_MINOR } from '#consts';
import { priceOf } from '#money';
import { PROPERTY_RUNS } from '../settings';

test.each([
  // 2.50 % of 99.99 is 2.499…: the seller keeps 2.49.
  [9_999n, 250, 9_750n],
  [10_000n, 250, 9_750n],
  [33n, 250, 33n],
  [40n, 250, 39n],
  [1n, BASIS_POINTS_MAX, 1n],
  [10_001n, BASIS_POINTS_MAX, 2n],
  [CHARGE_MAX_MINOR, 1, 999_900_000_000n],
  [500n, 0, 500n],
])('an amount of %s at %s basis points costs %s', (amountMinor, basisPoints, priceMinor) => {
  expect(priceOf(amountMinor, basisPoints)).toBe(priceMinor);
});

test('a price is above zero, and never less than the exact one by which it is rounded up', () => {
  const amount = fc.bigInt(1n, CHARGE_MAX_MINOR);
  const basisPoints = fc.integer({ min: 0, max: BASIS_POINTS_MAX });
  fc.assert(
    fc.property(amount, basisPoints, (amountMinor, points) => {
      const price = priceOf(amountMinor, points);
      const exactTimes10000 = amountMinor * BigInt(10_000 - points);
      expect(price > 0n && price <= amountMinor).toBe(true);
      expect(price * 10_000n >= exactTimes10000).toBe(true);
      expect((price - 1n) * 10_000n < exactTimes10000).toBe(true);
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

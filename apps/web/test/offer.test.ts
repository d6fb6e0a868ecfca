import { expect, test } from 'vitest';

import { isAnyAmount, isOffered } from '#format/offer';

const OFFER = { denominations: ['20.00', '50.00'], ranges: [{ min: '100.00', max: '199.99' }] };

test('an amount is offered by itself or within a range, ends included', () => {
  const offered = [1_999n, 2_000n, 5_000n, 9_999n, 10_000n, 19_999n, 20_000n].map((minor) =>
    isOffered(OFFER, minor, 'IRR'),
  );
  expect(offered).toEqual([false, true, true, false, true, true, false]);
});

test('only who offers everything offers any amount', () => {
  expect(isAnyAmount(OFFER, 'IRR')).toBe(false);
  const all = { denominations: [], ranges: [{ min: '0.01', max: '9999999999.99' }] };
  expect(isAnyAmount(all, 'IRR')).toBe(true);
});

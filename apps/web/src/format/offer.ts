import { CHARGE_MAX_MINOR, CHARGE_MIN_MINOR } from '@chargeflow/core/consts';

import { toMinor } from '#format/minor';

/** What an operator sells, as the API gives it. */
export interface Offer {
  denominations: readonly string[];
  ranges: readonly { min: string; max: string }[];
}

/** Whether there is nothing to be said of the amounts, since all are sold. */
export function isAnyAmount({ ranges }: Offer, currency: string): boolean {
  return ranges.some(
    ({ min, max }) =>
      toMinor(min, currency) === CHARGE_MIN_MINOR && toMinor(max, currency) === CHARGE_MAX_MINOR,
  );
}

export function isOffered(offer: Offer, amountMinor: bigint, currency: string): boolean {
  return (
    offer.denominations.some((amount) => toMinor(amount, currency) === amountMinor) ||
    offer.ranges.some(
      ({ min, max }) =>
        toMinor(min, currency) <= amountMinor && amountMinor <= toMinor(max, currency),
    )
  );
}

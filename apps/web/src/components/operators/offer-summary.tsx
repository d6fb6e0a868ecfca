'use client';

import { useCurrency } from '#components/shell/currency';
import { Money } from '#components/ui/money';
import { isAnyAmount, type Offer } from '#format/offer';
import { plural } from '#i18n/fill';
import { catalogue } from '#i18n/catalogue';

/** What an operator offers, in a line. */
export function OfferSummary({ offer }: { offer: Offer }) {
  const currency = useCurrency();
  const { denominations, ranges } = offer;
  if (isAnyAmount(offer, currency)) {
    return <span className="text-ink-soft">{catalogue.anyAmount}</span>;
  }
  if (denominations.length + ranges.length === 0) {
    return <span className="text-bad">{catalogue.nothing}</span>;
  }
  return (
    <span className="flex flex-wrap gap-x-3 text-ink-soft">
      {denominations.length > 0 ? (
        <span>{plural(denominations.length, catalogue.amounts)}</span>
      ) : null}
      {ranges.map((range) => (
        <RangeText key={`${range.min} ${range.max}`} {...range} />
      ))}
    </span>
  );
}

export function RangeText({ min, max }: { min: string; max: string }) {
  const [before, between, after] = catalogue.range.split(/\{min\}|\{max\}/);
  return (
    <span>
      {before}
      <Money amount={min} showCurrency={false} short />
      {between}
      <Money amount={max} short />
      {after}
    </span>
  );
}

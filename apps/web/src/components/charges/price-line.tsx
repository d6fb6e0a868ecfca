'use client';

import { formatMoney } from '@chargeflow/core/money';

import { useCurrency } from '#components/shell/currency';
import { Money } from '#components/ui/money';
import { percentText } from '#format/percent';
import { charges } from '#i18n/charges';
import { fill } from '#i18n/fill';

interface PriceLineProps {
  priceMinor: bigint;
  basisPoints: number;
}

/** What an amount costs, where that is less than the amount. */
export function PriceLine({ priceMinor, basisPoints }: PriceLineProps) {
  const currency = useCurrency();
  return (
    <p
      role="status"
      className="flex flex-wrap items-baseline justify-between gap-x-4 rounded-lg bg-good-soft px-3 py-2 text-[0.8125rem] text-good"
    >
      <span>
        {charges.price}{' '}
        <Money amount={formatMoney(priceMinor, currency)} className="font-semibold" />
      </span>
      <span>{fill(charges.commissionOf, { percent: percentText(basisPoints) })}</span>
    </p>
  );
}

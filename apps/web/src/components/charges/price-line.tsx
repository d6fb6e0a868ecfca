'use client';

import { formatMoney } from '@chargeflow/core/money';
import { useTranslations } from 'next-intl';

import { useCurrency } from '#components/shell/currency';
import { Money } from '#components/ui/money';
import { useFormat } from '#hooks/use-format';

interface PriceLineProps {
  priceMinor: bigint;
  basisPoints: number;
}

/** What an amount costs, where that is less than the amount. */
export function PriceLine({ priceMinor, basisPoints }: PriceLineProps) {
  const t = useTranslations();
  const { percentText } = useFormat();
  const currency = useCurrency();
  return (
    <p
      role="status"
      className="flex flex-wrap items-baseline justify-between gap-x-4 rounded-lg bg-good-soft px-3 py-2 text-[0.8125rem] text-good"
    >
      <span>
        {t('charges.price')}{' '}
        <Money amount={formatMoney(priceMinor, currency)} className="font-semibold" />
      </span>
      <span>{t('charges.commissionOf', { percent: percentText(basisPoints) })}</span>
    </p>
  );
}

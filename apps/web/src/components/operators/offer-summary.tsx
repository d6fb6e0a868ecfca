'use client';

import { useTranslations } from 'next-intl';

import { useCurrency } from '#components/shell/currency';
import { Money } from '#components/ui/money';
import { isAnyAmount, type Offer } from '#format/offer';

/** What an operator offers, in a line. */
export function OfferSummary({ offer }: { offer: Offer }) {
  const t = useTranslations();
  const currency = useCurrency();
  const { denominations, ranges } = offer;
  if (isAnyAmount(offer, currency)) {
    return <span className="text-ink-soft">{t('catalogue.anyAmount')}</span>;
  }
  if (denominations.length + ranges.length === 0) {
    return <span className="text-bad">{t('catalogue.nothing')}</span>;
  }
  return (
    <span className="flex flex-wrap gap-x-3 text-ink-soft">
      {denominations.length > 0 ? (
        <span>{t('catalogue.amounts', { count: denominations.length })}</span>
      ) : null}
      {ranges.map((range) => (
        <RangeText key={`${range.min} ${range.max}`} {...range} />
      ))}
    </span>
  );
}

export function RangeText({ min, max }: { min: string; max: string }) {
  const t = useTranslations();
  return (
    <span>
      {t.rich('catalogue.range', {
        min: () => <Money amount={min} showCurrency={false} short />,
        max: () => <Money amount={max} short />,
      })}
    </span>
  );
}

'use client';

import { useLocale } from 'next-intl';

import { useCurrency } from '#components/shell/currency';
import { useFormat } from '#hooks/use-format';
import { directionOf } from '#i18n/locales';
import { cn } from '#style/class-names';

interface MoneyProps {
  /** An exact decimal string in major units, as the API gives it. */
  amount: string;
  showPlus?: boolean;
  showCurrency?: boolean;
  /** Leaves decimals out when they are all zero: for labels, not for figures that line up. */
  short?: boolean;
  className?: string;
}

/** An amount in digits that line up, decimals and currency held back. */
export function Money({
  amount,
  showPlus = false,
  showCurrency = true,
  short = false,
  className,
}: MoneyProps) {
  const currency = useCurrency();
  const locale = useLocale();
  const { currencyName, splitMoney } = useFormat();
  const { sign, whole, fraction } = splitMoney(amount, showPlus);
  const isWhole = short && /\.0+$/.test(amount);
  return (
    <bdi dir={directionOf(locale)} className={cn('whitespace-nowrap tabular-nums', className)}>
      <bdi dir="ltr">
        {sign}
        {whole}
        {fraction === '' || isWhole ? null : (
          <span className="opacity-(--held-back)">{fraction}</span>
        )}
      </bdi>
      {showCurrency ? (
        <span className="text-[0.8em] font-normal opacity-(--held-back)">
          {' '}
          {currencyName(currency)}
        </span>
      ) : null}
    </bdi>
  );
}

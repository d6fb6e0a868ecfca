'use client';

import { useCurrency } from '#components/shell/currency';
import { splitMoney } from '#format/money';
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

/** An amount in Latin digits that line up, decimals and currency held back. */
export function Money({
  amount,
  showPlus = false,
  showCurrency = true,
  short = false,
  className,
}: MoneyProps) {
  const currency = useCurrency();
  const { sign, whole, fraction } = splitMoney(amount, showPlus);
  return (
    <bdi dir="ltr" className={cn('whitespace-nowrap tabular-nums', className)}>
      {sign}
      {whole}
      {fraction === '' || (short && /^0+$/.test(fraction)) ? null : (
        <span className="opacity-(--held-back)">.{fraction}</span>
      )}
      {showCurrency ? (
        <span className="text-[0.8em] font-normal opacity-(--held-back)"> {currency}</span>
      ) : null}
    </bdi>
  );
}

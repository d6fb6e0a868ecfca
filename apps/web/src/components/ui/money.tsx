'use client';

import { useCurrency } from '#components/shell/currency';
import { splitMoney } from '#format/money';
import { cn } from '#style/class-names';

interface MoneyProps {
  /** An exact decimal string in major units, as the API gives it. */
  amount: string;
  showPlus?: boolean;
  showCurrency?: boolean;
  className?: string;
}

/** An amount in Latin digits that line up, decimals and currency held back. */
export function Money({ amount, showPlus = false, showCurrency = true, className }: MoneyProps) {
  const currency = useCurrency();
  const { sign, whole, fraction } = splitMoney(amount, showPlus);
  return (
    <bdi dir="ltr" className={cn('whitespace-nowrap tabular-nums', className)}>
      {sign}
      {whole}
      {fraction === '' ? null : <span className="opacity-60">.{fraction}</span>}
      {showCurrency ? (
        <span className="text-[0.8em] font-normal opacity-60"> {currency}</span>
      ) : null}
    </bdi>
  );
}

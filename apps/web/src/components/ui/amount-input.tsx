'use client';

import type { ComponentProps } from 'react';

import { useCurrency } from '#components/shell/currency';
import { Input } from '#components/ui/input';
import { useFormat } from '#hooks/use-format';

/** An amount field: digits run left to right, the currency stands at the end of the line. */
export function AmountInput(props: ComponentProps<'input'>) {
  const currency = useCurrency();
  const { count, currencyName } = useFormat();
  return (
    <div className="relative">
      <Input
        {...props}
        dir="ltr"
        inputMode="decimal"
        autoComplete="off"
        placeholder={count(0)}
        className="h-11 pe-14 text-base tabular-nums rtl:ps-14 rtl:pe-3 rtl:text-end"
      />
      <span
        aria-hidden
        className="pointer-events-none absolute inset-y-0 end-3.5 grid place-items-center text-[0.8125rem] text-ink-faint"
      >
        {currencyName(currency)}
      </span>
    </div>
  );
}

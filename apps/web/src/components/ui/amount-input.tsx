'use client';

import type { ComponentProps } from 'react';

import { useCurrency } from '#components/shell/currency';
import { Input } from '#components/ui/input';

/** An amount field: digits run left to right, the currency stands at its end. */
export function AmountInput(props: ComponentProps<'input'>) {
  const currency = useCurrency();
  return (
    <div dir="ltr" className="relative">
      <Input
        {...props}
        inputMode="decimal"
        autoComplete="off"
        placeholder="0"
        className="h-11 pe-14 text-base tabular-nums"
      />
      <span
        aria-hidden
        className="pointer-events-none absolute inset-y-0 end-3.5 grid place-items-center text-[0.8125rem] text-ink-faint"
      >
        {currency}
      </span>
    </div>
  );
}

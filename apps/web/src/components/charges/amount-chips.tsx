'use client';

import { Money } from '#components/ui/money';
import { charges } from '#i18n/charges';

interface AmountChipsProps {
  amounts: readonly string[];
  onChoose: (amount: string) => void;
}

/** What was sold lately, one press away. */
export function AmountChips({ amounts, onChoose }: AmountChipsProps) {
  if (amounts.length === 0) return null;
  return (
    <div role="group" aria-label={charges.recentAmounts} className="flex flex-wrap gap-2">
      {amounts.map((amount) => (
        <button
          key={amount}
          type="button"
          onClick={() => onChoose(amount)}
          className="h-8 rounded-full bg-sunken px-3 text-[0.8125rem] text-ink-soft transition-colors hover:bg-hover hover:text-ink phone:h-9"
        >
          <Money amount={amount} showCurrency={false} short />
        </button>
      ))}
    </div>
  );
}

'use client';

import { useTranslations } from 'next-intl';

import { Money } from '#components/ui/money';

interface AmountChipsProps {
  amounts: readonly string[];
  onChoose: (amount: string) => void;
}

/** What was sold lately, one press away. */
export function AmountChips({ amounts, onChoose }: AmountChipsProps) {
  const t = useTranslations();
  if (amounts.length === 0) return null;
  return (
    <div role="group" aria-label={t('charges.recentAmounts')} className="flex flex-wrap gap-2">
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

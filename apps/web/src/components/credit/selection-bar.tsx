'use client';

import { Check, X } from 'lucide-react';
import { useTranslations } from 'next-intl';

import type { Decision } from '#components/credit/queue-columns';
import { useCurrency } from '#components/shell/currency';
import { Button } from '#components/ui/button';
import { Money } from '#components/ui/money';
import { sumMoney } from '#format/minor';
import type { AdminCreditRequest } from '#trpc/types';

interface SelectionBarProps {
  requests: readonly AdminCreditRequest[];
  onDecide: (decision: Decision) => void;
  onClear: () => void;
}

/** Floats over the list while anything is selected; on a phone above the bar under the thumb. */
export function SelectionBar({ requests, onDecide, onClear }: SelectionBarProps) {
  const t = useTranslations();
  const currency = useCurrency();
  if (requests.length === 0) return null;
  const total = sumMoney(
    requests.map(({ amount }) => amount),
    currency,
  );
  return (
    <div
      role="region"
      aria-label={t('queue.decide')}
      className="sticky bottom-[calc(var(--bar-bottom)+0.75rem)] z-20 mx-auto flex w-fit max-w-full animate-rise flex-wrap items-center justify-end gap-2 rounded-xl bg-raised p-2 ps-4 shadow-pop md:bottom-6 phone:gap-1 phone:[&_svg]:hidden"
    >
      <span
        role="status"
        className="me-auto flex flex-wrap gap-x-2 font-medium whitespace-nowrap tabular-nums"
      >
        {t('queue.selected', { count: requests.length })}{' '}
        <Money amount={total} className="text-ink-soft" />
      </span>
      <Button variant="ghost" size="sm" onClick={onClear}>
        {t('queue.clear')}
      </Button>
      <Button size="sm" onClick={() => onDecide('reject')}>
        <X aria-hidden />
        {t('queue.reject')}
      </Button>
      <Button variant="primary" size="sm" onClick={() => onDecide('approve')}>
        <Check aria-hidden />
        {t('queue.approve')}
      </Button>
    </div>
  );
}

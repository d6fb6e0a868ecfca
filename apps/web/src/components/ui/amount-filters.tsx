'use client';

import { isMoney } from '@chargeflow/core/money';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

import { Field } from '#components/ui/field';
import { Input } from '#components/ui/input';
import { cleanAmount } from '#forms/amount';
import { useDebounced } from '#hooks/use-debounced';
import { useOutside } from '#hooks/use-outside';

const SETTLE_MS = 400;

interface Amounts {
  amountFrom: string | null;
  amountTo: string | null;
}

interface AmountFiltersProps {
  values: Amounts;
  onChange: (change: Partial<Amounts>) => void;
}

/** The least and the most that a list is narrowed to, both included. */
export function AmountFilters({ values, onChange }: AmountFiltersProps) {
  const t = useTranslations();
  return (
    <>
      <AmountFilter
        label={t('lists.amountFrom')}
        value={values.amountFrom}
        onChange={(amountFrom) => onChange({ amountFrom })}
      />
      <AmountFilter
        label={t('lists.amountTo')}
        value={values.amountTo}
        onChange={(amountTo) => onChange({ amountTo })}
      />
    </>
  );
}

interface AmountFilterProps {
  label: string;
  value: string | null;
  onChange: (amount: string | null) => void;
}

function AmountFilter({ label, value, onChange }: AmountFilterProps) {
  const t = useTranslations();
  const [text, setText] = useState(value ?? '');
  const ours = useOutside(value ?? '', setText);
  const settled = useDebounced(text, SETTLE_MS);
  const amount = cleanAmount(settled);
  const isAmount = amount === '' || isMoney(amount);

  useEffect(() => {
    if (settled !== text || !isAmount || amount === (value ?? '')) return;
    ours(amount);
    onChange(amount === '' ? null : amount);
    // Only what was typed narrows the list.
  }, [settled]);

  return (
    <Field
      label={label}
      error={isAmount ? undefined : t('errors.INVALID_AMOUNT')}
      className="min-w-0"
    >
      {(control) => (
        <Input
          {...control}
          dir="ltr"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="tabular-nums rtl:text-end"
        />
      )}
    </Field>
  );
}

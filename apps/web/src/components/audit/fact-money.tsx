'use client';

import { formatMoney } from '@chargeflow/core/money';

import { useCurrency } from '#components/shell/currency';
import { Money } from '#components/ui/money';

/** The log keeps amounts in minor units. */
export function FactMoney({ minor }: { minor: string }) {
  const currency = useCurrency();
  if (!/^-?\d+$/.test(minor)) return <span>{minor}</span>;
  return <Money amount={formatMoney(BigInt(minor), currency)} />;
}

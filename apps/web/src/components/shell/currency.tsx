'use client';

import { createContext, use, type ReactNode } from 'react';

const Currency = createContext('');

/** Makes the product's one currency (ISO 4217) known to every amount below. */
export function CurrencyProvider({
  currency,
  children,
}: {
  currency: string;
  children: ReactNode;
}) {
  return <Currency value={currency}>{children}</Currency>;
}

export function useCurrency(): string {
  return use(Currency);
}

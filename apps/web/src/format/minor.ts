import { formatMoney, parseMoney } from '@chargeflow/core/money';

/** Any amount of the API in minor units: zero and signed ones too, which are no amounts to enter. */
export function toMinor(amount: string, currency: string): bigint {
  if (amount.startsWith('-')) return -toMinor(amount.slice(1), currency);
  return /^[0.]+$/.test(amount) ? 0n : parseMoney(amount, currency);
}

/** The sum of two amounts as decimal text. */
export function addMoney(first: string, second: string, currency: string): string {
  return formatMoney(toMinor(first, currency) + toMinor(second, currency), currency);
}

import { decimalsOf, formatMoney } from '@chargeflow/core/money';

/**
 * Any amount of the API in minor units. Unlike amounts that are entered, balances and sums may be
 * zero, signed, or longer than thirteen digits.
 */
export function toMinor(amount: string, currency: string): bigint {
  const isNegative = amount.startsWith('-');
  const [whole = '', fraction = ''] = amount.replace('-', '').split('.');
  const minor = BigInt(whole + fraction.padEnd(decimalsOf(currency), '0'));
  return isNegative ? -minor : minor;
}

/** The sum of two amounts as decimal text. */
export function addMoney(first: string, second: string, currency: string): string {
  return formatMoney(toMinor(first, currency) + toMinor(second, currency), currency);
}

/** The first amount less the second, as decimal text. */
export function subtractMoney(first: string, second: string, currency: string): string {
  return formatMoney(toMinor(first, currency) - toMinor(second, currency), currency);
}

/** The sum of any number of amounts as decimal text. */
export function sumMoney(amounts: readonly string[], currency: string): string {
  return formatMoney(
    amounts.reduce((sum, amount) => sum + toMinor(amount, currency), 0n),
    currency,
  );
}

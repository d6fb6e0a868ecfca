/** Decimal text with at most two decimals, signed or not, in minor units; the scene's currency has two. */
export function minor(amount: string): bigint {
  const [whole = '0', part = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole + part.padEnd(2, '0'));
  return amount.startsWith('-') ? -value : value;
}

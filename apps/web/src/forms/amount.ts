import { isMoney, parseMoney } from '@chargeflow/core/money';
import { asciiDigits } from '@chargeflow/core/phone';

/** What people type (grouped, in Persian digits) as the decimal text that the contract takes. */
export function cleanAmount(text: string): string {
  return asciiDigits(text)
    .replace(/[\s,\u066c\u2009\u202f]/g, '')
    .replace('\u066b', '.')
    .replace('\u2212', '-');
}

/** The amount in minor units, or null while it is none yet. */
export function readAmount(text: string, currency: string): bigint | null {
  const amount = cleanAmount(text);
  try {
    return isMoney(amount) ? parseMoney(amount, currency) : null;
  } catch {
    return null;
  }
}

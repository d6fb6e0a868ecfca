import { moneyInput, parseMoney, parseSignedMoney, signedMoneyInput } from '@chargeflow/core/money';
import { asciiDigits } from '@chargeflow/core/phone';
import { z } from 'zod';

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
    return moneyInput.safeParse(amount).success ? parseMoney(amount, currency) : null;
  } catch {
    return null;
  }
}

export function moneyField(currency: string) {
  return z
    .string()
    .transform(cleanAmount)
    .pipe(moneyInput)
    .refine((text) => succeeds(() => parseMoney(text, currency)), { error: 'INVALID_AMOUNT' });
}

export function signedMoneyField(currency: string) {
  return z
    .string()
    .transform(cleanAmount)
    .pipe(signedMoneyInput)
    .refine((text) => succeeds(() => parseSignedMoney(text, currency)), {
      error: 'INVALID_AMOUNT',
    });
}

function succeeds(parse: () => bigint): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}

import { parseMoney, parseSignedMoney } from '@chargeflow/core/money';
import { moneyInput, signedMoneyInput } from '@chargeflow/core/money-input';
import { z } from 'zod';

import { cleanAmount } from '#forms/amount';

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

import { z } from 'zod';
import { AMOUNT } from '#money';

/**
 * An amount as callers write it: decimal text in major units, unsigned, as `"1500"` or `"0.50"`.
 * How many decimals are allowed depends on the currency, which `parseMoney` knows.
 */
export const moneyInput = z
  .string({ error: amountError })
  .regex(AMOUNT, { error: 'INVALID_AMOUNT' });

/** The same with a leading `-` allowed. */
export const signedMoneyInput = z
  .string({ error: amountError })
  .regex(new RegExp(AMOUNT.source.replace('^', '^-?')), { error: 'INVALID_AMOUNT' });

function amountError(issue: { input?: unknown }): string {
  return issue.input === undefined ? 'INVALID_INPUT' : 'INVALID_AMOUNT';
}

import { AppError } from '#errors';

/** Decimals of a currency's minor unit by ISO 4217, as far as they differ from two. */
const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** How many decimals the currency has (ISO 4217's exponent). */
export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

export const AMOUNT = /^(0|[1-9][0-9]{0,12})(?:\.([0-9]{1,4}))?$/;

/** Whether a text is an amount as callers write it; what its currency allows, `parseMoney` knows. */
export function isMoney(text: string): boolean {
  return AMOUNT.test(text);
}

/**
 * Major-unit text to minor units, exactly: `"0.5"` in a currency of two decimals is `50n`.
 * @throws AppError INVALID_AMOUNT for zero, a malformed text or too many decimals.
 */
export function parseMoney(text: string, currency: string): bigint {
  const match = AMOUNT.exec(text);
  const decimals = decimalsOf(currency);
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > decimals) throw new AppError('INVALID_AMOUNT');
  const minor = BigInt((match[1] ?? '') + fraction.padEnd(decimals, '0'));
  if (minor === 0n) throw new AppError('INVALID_AMOUNT');
  return minor;
}

/** As `parseMoney`, with a sign: `"-2"` is `-200n`. */
export function parseSignedMoney(text: string, currency: string): bigint {
  return text.startsWith('-') ? -parseMoney(text.slice(1), currency) : parseMoney(text, currency);
}

/** Basis points in one whole: a commission of 250 is 2.5 %. */
const WHOLE = 10_000n;

/**
 * What an amount is sold at, in minor units: less the commission, which is rounded down to a whole
 * minor unit, so that a fraction of one is the house's. Above zero for any amount above zero.
 */
export function priceOf(amountMinor: bigint, basisPoints: number): bigint {
  return amountMinor - (amountMinor * BigInt(basisPoints)) / WHOLE;
}

/** Minor units to major-unit text with all decimals: `150000n` is `"1500.00"`. */
export function formatMoney(minor: bigint, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return minor < 0n ? `-${text}` : text;
}

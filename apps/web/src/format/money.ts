import { isolated, localDigits } from '#format/digits';
import type { Locale } from '#i18n/locales';

export interface MoneyParts {
  sign: '' | '-' | '+' | '\u2212';
  whole: string;
  /** With the mark before it; empty where the currency has no decimals. */
  fraction: string;
}

const group = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/**
 * Splits an exact decimal string ("-1500.50") for display: grouped whole part, decimals as they
 * came. No float is involved, so no digit can change.
 */
export function splitMoney(amount: string, locale: Locale, showPlus = false): MoneyParts {
  const isNegative = amount.startsWith('-');
  const [whole = '0', fraction = ''] = amount.replace(/^[-+]/, '').split('.');
  return {
    sign: isNegative ? (locale === 'fa' ? '\u2212' : '-') : showPlus ? '+' : '',
    whole: localDigits(group.format(BigInt(whole)), locale),
    fraction: fraction === '' ? '' : localDigits(`.${fraction}`, locale),
  };
}

const CURRENCY_NAMES: Readonly<Record<string, string>> = { IRR: 'ریال' };

/** A currency as it stands beside an amount: its code, or in Persian its name where it has one. */
export function currencyName(currency: string, locale: Locale): string {
  return locale === 'fa' ? (CURRENCY_NAMES[currency] ?? currency) : currency;
}

/** The same as one line of text, for titles and messages: "1,500.50 IRR". */
export function moneyText(amount: string, currency: string, locale: Locale): string {
  const { sign, whole, fraction } = splitMoney(amount, locale);
  return `${isolated(`${sign}${whole}${fraction}`, locale)} ${currencyName(currency, locale)}`;
}

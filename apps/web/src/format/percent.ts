import { isolated, localDigits } from '#format/digits';
import type { Locale } from '#i18n/locales';

/** Basis points as people read them, always with two decimals: 250 → "2.50 %", "۲٫۵۰٪". */
export function percentText(basisPoints: number, locale: Locale): string {
  const digits = percentDigits(basisPoints);
  return locale === 'fa' ? isolated(`${localDigits(digits, locale)}٪`, locale) : `${digits} %`;
}

/** The same as it stands in a field: 250 → "2.50". */
export function percentDigits(basisPoints: number): string {
  const digits = String(basisPoints).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

import type { Locale } from '#i18n/locales';

const PERSIAN_ZERO = 0x06f0;

/** Digits, and the marks between them, as the language writes them: "1,500.50" → "۱٬۵۰۰٫۵۰". */
export function localDigits(text: string, locale: Locale): string {
  if (locale !== 'fa') return text;
  return text
    .replace(/\d/g, (digit) => String.fromCodePoint(PERSIAN_ZERO + Number(digit)))
    .replaceAll(',', '٬')
    .replaceAll('.', '٫');
}

/** Keeps what runs left to right in one piece within a sentence that runs the other way. */
export function isolated(text: string, locale: Locale): string {
  return locale === 'fa' ? `\u2066${text}\u2069` : text;
}

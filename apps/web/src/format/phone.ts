import { isolated, localDigits } from '#format/digits';
import type { Locale } from '#i18n/locales';

const IRAN_MOBILE = /^(\+98)(\d{3})(\d{3})(\d{4})$/;

/**
 * Groups of an E.164 number as people read it: in Persian as numbers at home are said, 0912 345 6789.
 * Unknown plans stay in one piece.
 */
export function splitPhone(phone: string, locale: Locale): string[] {
  const groups = IRAN_MOBILE.exec(phone);
  if (groups === null) return [localDigits(phone, locale)];
  const [, country = '', operator = '', ...rest] = groups;
  const shown = locale === 'fa' ? [`0${operator}`, ...rest] : [country, operator, ...rest];
  return shown.map((group) => localDigits(group, locale));
}

/** The same as one word within a sentence or a name. */
export function phoneText(phone: string, locale: Locale): string {
  return locale === 'fa' ? isolated(splitPhone(phone, locale).join(''), locale) : phone;
}

import { localDigits } from '#format/digits';
import { currencyName, moneyText, splitMoney } from '#format/money';
import { percentText } from '#format/percent';
import { phoneText, splitPhone } from '#format/phone';
import { dateTime, durationText, relativeTime, timeUntil, type TimeShape } from '#format/time';
import { LOCALES, type Locale } from '#i18n/locales';

const count = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

function bind(locale: Locale) {
  return {
    count: (value: number) => localDigits(count.format(value), locale),
    currencyName: (currency: string) => currencyName(currency, locale),
    dateTime: (iso: string, timeZone: string, shape: TimeShape) =>
      dateTime(iso, timeZone, shape, locale),
    durationText: (ms: number) => durationText(ms, locale),
    moneyText: (amount: string, currency: string) => moneyText(amount, currency, locale),
    percentText: (basisPoints: number) => percentText(basisPoints, locale),
    phoneText: (phone: string) => phoneText(phone, locale),
    relativeTime: (iso: string, nowMs: number, timeZone: string) =>
      relativeTime(iso, nowMs, timeZone, locale),
    splitMoney: (amount: string, showPlus = false) => splitMoney(amount, locale, showPlus),
    splitPhone: (phone: string) => splitPhone(phone, locale),
    timeUntil: (iso: string, nowMs: number) => timeUntil(iso, nowMs, locale),
  };
}

export type Formats = ReturnType<typeof bind>;

const bound = Object.fromEntries(LOCALES.map((locale) => [locale, bind(locale)])) as Record<
  Locale,
  Formats
>;

/** Everything of this folder that depends on the language, for one language. */
export function formatsOf(locale: Locale): Formats {
  return bound[locale];
}

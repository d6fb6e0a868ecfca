import { localDigits } from '#format/digits';
import { jalaliDateTime } from '#format/jalali';
import type { Locale } from '#i18n/locales';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const RELATIVE_UNTIL_MS = 7 * DAY_MS;

const relative: Readonly<Record<Locale, Intl.RelativeTimeFormat>> = {
  en: new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' }),
  fa: new Intl.RelativeTimeFormat('fa', { numeric: 'auto', style: 'long' }),
};

const JUST_NOW: Readonly<Record<Locale, string>> = { en: 'just now', fa: 'همین حالا' };

/** "just now", "5m ago", "yesterday"; past a week the date itself. */
export function relativeTime(iso: string, nowMs: number, timeZone: string, locale: Locale): string {
  const ageMs = nowMs - Date.parse(iso);
  const ago = (unitMs: number, unit: Intl.RelativeTimeFormatUnit) =>
    relative[locale].format(-Math.trunc(ageMs / unitMs), unit);
  if (ageMs < MINUTE_MS && ageMs > -MINUTE_MS) return JUST_NOW[locale];
  if (Math.abs(ageMs) >= RELATIVE_UNTIL_MS) return dateTime(iso, timeZone, 'date', locale);
  if (Math.abs(ageMs) < HOUR_MS) return ago(MINUTE_MS, 'minute');
  return Math.abs(ageMs) < DAY_MS ? ago(HOUR_MS, 'hour') : ago(DAY_MS, 'day');
}

/** "now", "in 12s", "in 3m": when something to come happens. What is due happens now. */
export function timeUntil(iso: string, nowMs: number, locale: Locale): string {
  const leftMs = Date.parse(iso) - nowMs;
  const after = (unitMs: number, unit: Intl.RelativeTimeFormatUnit) =>
    relative[locale].format(Math.ceil(leftMs / unitMs), unit);
  if (leftMs <= 0) return relative[locale].format(0, 'second');
  if (leftMs < MINUTE_MS) return after(SECOND_MS, 'second');
  return leftMs < HOUR_MS ? after(MINUTE_MS, 'minute') : after(HOUR_MS, 'hour');
}

const UNITS = {
  en: { ms: 'ms', second: 's', minute: 'min', hour: 'h' },
  fa: { ms: 'میلی‌ثانیه', second: 'ثانیه', minute: 'دقیقه', hour: 'ساعت' },
} as const satisfies Record<Locale, Record<string, string>>;

/** How long something took, at a glance: "120 ms", "2.3 s", "45 s", "5 min". */
export function durationText(ms: number, locale: Locale): string {
  const units = UNITS[locale];
  const text = (value: number | string, unit: keyof typeof units) =>
    `${localDigits(String(value), locale)} ${units[unit]}`;
  if (ms < SECOND_MS) return text(Math.max(0, Math.round(ms)), 'ms');
  if (ms < 10 * SECOND_MS) return text((ms / SECOND_MS).toFixed(1), 'second');
  if (ms < 2 * MINUTE_MS) return text(Math.round(ms / SECOND_MS), 'second');
  if (ms < 2 * HOUR_MS) return text(Math.round(ms / MINUTE_MS), 'minute');
  return text(Math.round(ms / HOUR_MS), 'hour');
}

const SHAPES = {
  date: { dateStyle: 'medium' },
  minute: { dateStyle: 'medium', timeStyle: 'short' },
  second: { dateStyle: 'medium', timeStyle: 'medium' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type TimeShape = keyof typeof SHAPES;

const formats = new Map<string, Intl.DateTimeFormat>();

/** An absolute time in `timeZone`: "22 Nov 2026, 11:30", "۱ آذر ۱۴۰۵، ۱۱:۳۰". */
export function dateTime(iso: string, timeZone: string, shape: TimeShape, locale: Locale): string {
  if (locale === 'fa') return jalaliDateTime(iso, timeZone, shape);
  const key = `${timeZone} ${shape}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { ...SHAPES[shape], timeZone });
    formats.set(key, format);
  }
  return format.format(new Date(iso));
}

import { addDays } from '#format/day';
import { asciiDigits } from '@chargeflow/core/phone';

const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** A day by the calendar of Iran: "2026-11-24" → "1405/09/03". */
export function toJalaliDay(day: string): string {
  const parts = new Map(
    format.formatToParts(new Date(`${day}T00:00:00Z`)).map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')}/${parts.get('month')}/${parts.get('day')}`;
}

/** What people type of such a day, in any digits; null for what is none. */
export function fromJalaliDay(text: string): string | null {
  const parts = /^\s*(1[34]\d\d)\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/.exec(
    asciiDigits(text),
  );
  if (parts === null) return null;
  const [, year = '', month = '', date = ''] = parts;
  const wanted = `${year}/${month.padStart(2, '0')}/${date.padStart(2, '0')}`;
  // The first of Farvardin is the 19th to 22nd of March; months have at most 31 days.
  const passed = (Number(month) - 1) * 31 + Number(date) - 1;
  const latest = addDays(`${Number(year) + 621}-03-22`, passed);
  for (let earlier = 0; earlier <= 12; earlier += 1) {
    const day = addDays(latest, -earlier);
    if (toJalaliDay(day) === wanted) return day;
  }
  return null;
}

import { localDigits } from '#format/digits';
import type { TimeShape } from '#format/time';

const MONTHS = [
  'فروردین',
  'اردیبهشت',
  'خرداد',
  'تیر',
  'مرداد',
  'شهریور',
  'مهر',
  'آبان',
  'آذر',
  'دی',
  'بهمن',
  'اسفند',
] as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Only numbers are asked for, which every engine gives alike; words and order are ours. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** A time by the calendar of Iran: "۱ آذر ۱۴۰۵، ۱۱:۳۰". */
export function jalaliDateTime(iso: string, timeZone: string, shape: TimeShape): string {
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(new Date(iso))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const date = `${part('day')} ${MONTHS[Number(part('month')) - 1] ?? ''} ${part('year')}`;
  const clock = [part('hour'), part('minute'), ...(shape === 'second' ? [part('second')] : [])];
  return localDigits(shape === 'date' ? date : `${date}، ${clock.join(':')}`, 'fa');
}

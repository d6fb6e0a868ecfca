const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const RELATIVE_UNTIL_MS = 7 * DAY_MS;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' });

/** "just now", "5m ago", "yesterday"; past a week the date itself. */
export function relativeTime(iso: string, nowMs: number, timeZone: string): string {
  const ageMs = nowMs - Date.parse(iso);
  if (ageMs < MINUTE_MS && ageMs > -MINUTE_MS) return 'just now';
  if (Math.abs(ageMs) >= RELATIVE_UNTIL_MS) return dateTime(iso, timeZone, 'date');
  if (Math.abs(ageMs) < HOUR_MS) return relative.format(-Math.trunc(ageMs / MINUTE_MS), 'minute');
  if (Math.abs(ageMs) < DAY_MS) return relative.format(-Math.trunc(ageMs / HOUR_MS), 'hour');
  return relative.format(-Math.trunc(ageMs / DAY_MS), 'day');
}

const SHAPES = {
  date: { dateStyle: 'medium' },
  minute: { dateStyle: 'medium', timeStyle: 'short' },
  second: { dateStyle: 'medium', timeStyle: 'medium' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type TimeShape = keyof typeof SHAPES;

const formats = new Map<string, Intl.DateTimeFormat>();

/** An absolute time in `timeZone`, e.g. "22 Nov 2026, 11:30". */
export function dateTime(iso: string, timeZone: string, shape: TimeShape): string {
  const key = `${timeZone} ${shape}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { ...SHAPES[shape], timeZone });
    formats.set(key, format);
  }
  return format.format(new Date(iso));
}

const SECOND_MS = 1000;
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

/** "now", "in 12s", "in 3m": when something to come happens. What is due happens now. */
export function timeUntil(iso: string, nowMs: number): string {
  const leftMs = Date.parse(iso) - nowMs;
  if (leftMs <= 0) return relative.format(0, 'second');
  if (leftMs < MINUTE_MS) return relative.format(Math.ceil(leftMs / SECOND_MS), 'second');
  if (leftMs < HOUR_MS) return relative.format(Math.ceil(leftMs / MINUTE_MS), 'minute');
  return relative.format(Math.ceil(leftMs / HOUR_MS), 'hour');
}

/** How long something took, at a glance: "120 ms", "2.3 s", "45 s", "5 min". */
export function durationText(ms: number): string {
  if (ms < SECOND_MS) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 10 * SECOND_MS) return `${(ms / SECOND_MS).toFixed(1)} s`;
  if (ms < 2 * MINUTE_MS) return `${Math.round(ms / SECOND_MS)} s`;
  if (ms < 2 * HOUR_MS) return `${Math.round(ms / MINUTE_MS)} min`;
  return `${Math.round(ms / HOUR_MS)} h`;
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

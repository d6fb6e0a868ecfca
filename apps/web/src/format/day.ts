/** The day around `now`, by UTC (as on the server, before the reader's clock is known) or locally. */
export function dayAround(now: Date, inUtc: boolean): { from: string; to: string } {
  const from = new Date(now);
  if (inUtc) from.setUTCHours(0, 0, 0, 0);
  else from.setHours(0, 0, 0, 0);
  const to = new Date(from);
  // A day of the calendar: where clocks change, it is not 24 hours long.
  if (inUtc) to.setUTCDate(to.getUTCDate() + 1);
  else to.setDate(to.getDate() + 1);
  return { from: from.toISOString(), to: to.toISOString() };
}

/** The day of a time, "2026-11-24", in that zone; without one where the code runs. */
export function dayOf(timeMs: number, timeZone?: string): string {
  const inZone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat('en-CA', { ...inZone, dateStyle: 'short' }).format(timeMs);
}

/** The day that is so many days later, or earlier. */
export function addDays(day: string, days: number): string {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}

export function isDay(text: string | null | undefined): text is string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text ?? '')) return false;
  const timeMs = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString().slice(0, 10) === text;
}

/** When a day begins, by UTC or where the reader is. */
export function startOf(day: string, inUtc: boolean): string {
  return new Date(`${day}T00:00:00${inUtc ? 'Z' : ''}`).toISOString();
}

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

/** The moment that a day of the calendar ("2026-11-24") begins; `later` days after it. */
export function dayStart(day: string, inUtc: boolean, later = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = inUtc
    ? new Date(Date.UTC(year, month - 1, date + later))
    : new Date(year, month - 1, date + later);
  return start.toISOString();
}

/** The day of the calendar that a moment falls on, by UTC or locally. */
export function dayOf(moment: Date, inUtc: boolean): string {
  const [year, month, date] = inUtc
    ? [moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate()]
    : [moment.getFullYear(), moment.getMonth(), moment.getDate()];
  return `${year}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

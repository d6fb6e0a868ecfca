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

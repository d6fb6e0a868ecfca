import { addDays, dayOf, startOf } from '#format/day';
import { readerOf } from '#trpc/address';
import { overviewFilters, type OverviewFilters } from '#trpc/filters';

export const readOverviewFilters = readerOf(overviewFilters);

const DAYS = { today: 1, week: 7, month: 30, quarter: 90 } as const;

/** The last days up to the end of today, the last seven unless asked for otherwise. */
export function overviewInput(
  { period, operator, from, to }: OverviewFilters,
  now: Date,
  timeZone: string,
) {
  const inUtc = timeZone === 'UTC';
  const today = dayOf(now.getTime(), inUtc ? 'UTC' : undefined);
  const isChosen = period === 'chosen' && from !== null && to !== null && from <= to;
  const days = DAYS[period === 'chosen' ? 'week' : (period ?? 'week')];
  return {
    from: startOf(isChosen ? from : addDays(today, 1 - days), inUtc),
    to: startOf(addDays(isChosen ? to : today, 1), inUtc),
    by: (isChosen ? from === to : days === 1) ? ('hour' as const) : ('day' as const),
    timeZone,
    ...(operator && { operator }),
  };
}

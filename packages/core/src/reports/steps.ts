import type { AnySql } from '#db/client';
import { isoTime } from '#delivery/iso-time';
import type { Period } from '#reports/period';

/**
 * When each day or hour of a period begins in a time zone, as ISO 8601 in UTC. Days are counted on
 * the zone's own calendar, for two of them a year are not of 24 hours.
 */
export async function readSteps(
  sql: AnySql,
  { fromMs, toMs }: Period,
  by: 'day' | 'hour',
  timeZone: string,
): Promise<string[]> {
  const [from, last] = [isoTime(fromMs), isoTime(toMs - 1)];
  const steps = await sql<{ at: string }[]>`
    SELECT ${
      by === 'hour'
        ? sql`g.at FROM generate_series(date_trunc('hour', ${from}::timestamptz, ${timeZone}),
            ${last}::timestamptz, interval '1 hour') AS g (at)`
        : sql`g.at AT TIME ZONE ${timeZone} AS at
            FROM generate_series(date_trunc('day', ${from}::timestamptz AT TIME ZONE ${timeZone}),
              ${last}::timestamptz AT TIME ZONE ${timeZone}, interval '1 day') AS g (at)`
    } ORDER BY 1`;
  return steps.map(({ at }) => new Date(at).toISOString());
}

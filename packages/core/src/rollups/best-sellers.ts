import { BEST_SELLERS_LISTED } from '#consts';
import type { AnySql } from '#db/client';
import { TEXTS } from '#db/oids';

/** What there are lists of who sold most of; in UTC. */
export type ListedUnit = 'day' | 'month';

/** A day that was just over may still be added to, and its list would be made again. */
const OVER_FOR = '1 hour';
/** In one transaction. */
const DAYS_MAX = 20;

/**
 * Lists who sold most on the days and in the months that are over and have no list yet, up to a limit.
 * Everything must be rolled up. Answers how many lists it made.
 */
export async function listBestSellers(tx: AnySql, now: string): Promise<number> {
  const days = await markListed(tx, 'day', now, DAYS_MAX);
  await list(tx, 'day', days);
  const months = await markListed(tx, 'month', now, 1);
  await list(tx, 'month', months);
  return days.length + months.length;
}

/** Makes the lists of these days again, and of their months; those without a list are left alone. */
export async function listAgain(tx: AnySql, days: readonly string[]): Promise<void> {
  if (days.length === 0) return;
  for (const unit of ['day', 'month'] as const) {
    const ends = tx.unsafe(unit === 'day' ? 'days_to' : 'months_to');
    const rows = await tx<{ starts: string }[]>`
      SELECT DISTINCT date_trunc(${unit}, d.day::timestamp)::date::text AS starts
      FROM unnest(${tx.array([...days], TEXTS)}::date[]) d (day), rollup_state s
      WHERE date_trunc(${unit}, d.day::timestamp)::date < s.${ends}`;
    const starts = rows.map((row) => row.starts);
    await tx`DELETE FROM best_sellers WHERE unit = ${unit} AND starts = ANY (${tx.array(starts, TEXTS)}::date[])`;
    await list(tx, unit, starts);
  }
}

/** Moves the end of what is listed, and answers what that takes in. */
async function markListed(
  tx: AnySql,
  unit: ListedUnit,
  now: string,
  max: number,
): Promise<string[]> {
  const ends = tx.unsafe(unit === 'day' ? 'days_to' : 'months_to');
  const step = `1 ${unit}`;
  const rows = await tx<{ starts: string }[]>`
    SELECT g.at::date::text AS starts
    FROM rollup_state s
    CROSS JOIN LATERAL generate_series(s.${ends}::timestamp,
      date_trunc(${unit}, (${now}::timestamptz - ${OVER_FOR}::interval) AT TIME ZONE 'UTC')
        - ${step}::interval,
      ${step}::interval) g (at)
    ORDER BY 1 LIMIT ${max}`;
  const starts = rows.map((row) => row.starts);
  const last = starts.at(-1);
  if (last !== undefined) {
    await tx`UPDATE rollup_state AS s SET ${ends} = (${last}::date + ${step}::interval)::date`;
  }
  return starts;
}

async function list(tx: AnySql, unit: ListedUnit, starts: readonly string[]): Promise<void> {
  await tx`
    INSERT INTO best_sellers (unit, starts, operator, rank, wallet_id, count, amount, price)
    SELECT ${unit}, s.starts, b.*
    FROM unnest(${tx.array([...starts], TEXTS)}::date[]) s (starts)
    CROSS JOIN LATERAL best_sellers_of(${unit}, s.starts, ${BEST_SELLERS_LISTED}) b`;
}

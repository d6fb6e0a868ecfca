import { BEST_SELLERS_LISTED } from '#consts';
import type { Core } from '#core';
import type { AnySql } from '#db/client';
import { withLongWork } from '#db/long';

/** What there are lists of who sold most of; in UTC. */
export type ListedUnit = 'day' | 'month';

/** A day that was just over may still be added to, and would be listed again. */
const OVER_FOR = '1 hour';

/**
 * Lists who sold most on the next day that is over and has no list yet, or in the next month where all
 * days have theirs. A month may take long beside many sales, so this has the deadlines of long work, and
 * its failure undoes nothing else. False where no list is due.
 */
export async function listBestSellers(core: Core, now: string): Promise<boolean> {
  if (!(await findDue(core.sql, now))) return false;
  return withLongWork(core.settings.database, (sql) =>
    sql.begin(async (tx) => {
      // Nobody rolls up meanwhile: what is added to a day has to find its list, or to be in it.
      await tx`SELECT FROM rollup_state FOR UPDATE`;
      return listNext(tx, now);
    }),
  );
}

/** The same for whoever has the lock of `rollup_state` already. */
export async function listNext(tx: AnySql, now: string): Promise<boolean> {
  const due = await findDue(tx, now);
  if (!due) return false;
  const { unit, starts } = due;
  await tx`
    INSERT INTO best_sellers (unit, starts, operator, rank, wallet_id, count, amount, price)
    SELECT ${unit}, ${starts}, b.*
    FROM best_sellers_of(${unit}, ${starts}, ${BEST_SELLERS_LISTED}) b`;
  await tx`
    UPDATE rollup_state AS s
    SET ${endOf(tx, unit)} = (${starts}::date + ${`1 ${unit}`}::interval)::date`;
  return true;
}

/**
 * Throws away the lists from a day on, since that day has been added to: in the transaction that adds
 * to it, so that no list is read that lacks something. They are due again with it.
 */
export async function unlistFrom(tx: AnySql, day: string): Promise<void> {
  await tx`
    UPDATE rollup_state AS s
    SET days_to = least(s.days_to, ${day}::date),
      months_to = least(s.months_to, date_trunc('month', ${day}::timestamp)::date)`;
  await tx`
    DELETE FROM best_sellers b USING rollup_state s
    WHERE b.starts >= CASE b.unit WHEN 'day' THEN s.days_to ELSE s.months_to END`;
}

const endOf = (sql: AnySql, unit: ListedUnit) =>
  sql.unsafe(unit === 'day' ? 'days_to' : 'months_to');

async function findDue(
  sql: AnySql,
  now: string,
): Promise<{ unit: ListedUnit; starts: string } | undefined> {
  const [due] = await sql<{ unit: ListedUnit; starts: string }[]>`
    SELECT d.unit, d.starts::text AS starts
    FROM (
      SELECT (${now}::timestamptz - ${OVER_FOR}::interval) AT TIME ZONE 'UTC' AS until
    ) g
    CROSS JOIN rollup_state s
    CROSS JOIN LATERAL (VALUES ('day', s.days_to), ('month', s.months_to)) d (unit, starts)
    WHERE d.starts + ('1 ' || d.unit)::interval <= g.until
    ORDER BY d.unit LIMIT 1`;
  return due;
}

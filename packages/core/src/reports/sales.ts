import type { AnySql, Fragment } from '#db/client';
import { isoTime } from '#delivery/iso-time';
import type { Period } from '#reports/period';
import { entriesBetween, factsOfEntries, tailEntries } from '#rollups/facts';

/** The parts of a period. */
export interface Parts {
  /** In whole hours: all of what is to be read from the totals, in any number of pieces. */
  hours: readonly Period[];
  /** In whole hours: where what is not rolled up yet counts. */
  tail: Period;
  /** Less than whole hours, read from the entries. */
  edges: readonly Period[];
}

/** Sales as rows of wallet_id, operator, count, amount (face value), price; several of a wallet. */
export function salesIn(sql: AnySql, { hours, tail, edges }: Parts): Fragment {
  const ofHours = hours.map(
    ({ fromMs, toMs }) => sql`
      UNION ALL
      SELECT h.wallet_id, h.operator, h.count, h.amount, h.price
      FROM seller_hours h WHERE h.hour >= ${isoTime(fromMs)} AND h.hour < ${isoTime(toMs)}`,
  );
  const ofEdges = edges.map(
    ({ fromMs, toMs }) => sql`
      UNION ALL
      SELECT f.wallet_id, f.operator, 1, f.amount, f.price
      FROM (${factsOfEntries(sql, entriesBetween(sql, isoTime(fromMs), isoTime(toMs)))}) f
      WHERE f.measure = 'charge'`,
  );
  return [...ofHours, ...ofEdges].reduce(
    (all, more) => sql`${all} ${more}`,
    sql`
      SELECT t.wallet_id, t.operator, 1 AS count, t.amount, t.price
      FROM (${factsOfEntries(sql, tailEntries(sql))}) t
      WHERE t.measure = 'charge' AND t.at >= ${isoTime(tail.fromMs)} AND t.at < ${isoTime(tail.toMs)}`,
  );
}

import type { AnySql, Fragment } from '#db/client';

/** What is counted and summed; the first four are the kinds of entries. */
export type Measure = 'credit' | 'charge' | 'refund' | 'adjustment' | 'delivered' | 'refused';

/** Quarters of an hour are counted from here; any whole hour would do. */
export const quarterOf = (sql: AnySql, time: string) =>
  sql`date_bin('15 minutes', ${sql.unsafe(time)}, '2000-01-01 00:00:00+00')`;

/**
 * Entries `e`, each with the charge that it is for, as facts: wallet, seq, at, measure, operator, code, amount
 * (face value), price, balance. Look-ups only: a plan that joins by hash reads every charge.
 */
export const factsOfEntries = (sql: AnySql, entries: Fragment) => sql`
  SELECT e.wallet_id, e.seq, e.created_at AS at, e.kind AS measure, coalesce(c.operator, '') AS operator,
    0 AS code, coalesce(c.amount, e.amount) AS amount, coalesce(c.price, e.amount) AS price,
    e.balance_after AS balance
  FROM (${entries}) e
  LEFT JOIN LATERAL (
    SELECT c.operator, c.amount, c.price FROM charges c
    WHERE e.kind IN ('charge', 'refund') AND c.wallet_id = e.wallet_id AND c.id = e.source_id
    OFFSET 0
  ) c ON true`;

/** Entries that are not rolled up yet. */
export const tailEntries = (sql: AnySql) => sql`
  SELECT e.* FROM seller_activity a
  JOIN wallets w ON w.id = a.wallet_id AND w.last_seq > a.rolled_seq
  CROSS JOIN LATERAL (
    SELECT * FROM entries e WHERE e.wallet_id = a.wallet_id AND e.seq > a.rolled_seq OFFSET 0
  ) e`;

/** Entries of a time, whether rolled up or not. */
export const entriesBetween = (sql: AnySql, from: string, to: string) => sql`
  SELECT * FROM entries t WHERE t.created_at >= ${from} AND t.created_at < ${to}`;

/**
 * Everything that happened from one quarter to another, in whole numbers of them: what is rolled up,
 * and what is not yet. In one statement, so that nothing is in both or in neither.
 */
export const factsBetween = (sql: AnySql, from: string, to: string) => sql`
  SELECT t.quarter AS at, t.measure, t.operator, t.code, t.count, t.amount, t.price
  FROM quarter_totals t WHERE t.quarter >= ${from} AND t.quarter < ${to}
  UNION ALL
  SELECT f.at, f.measure, f.operator, f.code, 1, f.amount, f.price
  FROM (${factsOfEntries(sql, tailEntries(sql))}) f
  WHERE f.at >= ${from} AND f.at < ${to}
  UNION ALL
  SELECT d.at, d.measure, d.operator, d.code, 1, d.amount, d.price
  FROM rollup_deltas d WHERE d.at >= ${from} AND d.at < ${to}`;

/** The same of one wallet, out of the facts themselves: a seller's are few enough. */
export const factsOfWallet = (
  sql: AnySql,
  walletId: string,
  { from, to, idsFrom, idsTo }: { from: string; to: string; idsFrom: string; idsTo: string },
) => sql`
  SELECT f.at, f.measure, f.operator, f.code, 1 AS count, f.amount, f.price
  FROM (${factsOfEntries(
    sql,
    sql`SELECT * FROM entries t WHERE t.wallet_id = ${walletId}
      AND t.seq > entry_seq_before(${walletId}, ${from})
      AND t.seq <= entry_seq_before(${walletId}, ${to})`,
  )}) f
  UNION ALL
  SELECT c.created_at, 'refused', coalesce(c.operator, ''), c.refusal_code, 1, c.amount, c.price
  FROM charges c
  WHERE c.wallet_id = ${walletId} AND c.id >= ${idsFrom} AND c.id < ${idsTo}
    AND c.status = 'refused' AND c.created_at >= ${from} AND c.created_at < ${to}
  UNION ALL
  SELECT v.created_at, 'delivered', c.operator, 0, 1, c.amount, c.price
  FROM charge_events v
  JOIN charges c ON c.wallet_id = v.wallet_id AND c.id = v.charge_id
  WHERE v.wallet_id = ${walletId} AND v.status = 'delivered'
    AND v.created_at >= ${from} AND v.created_at < ${to}`;

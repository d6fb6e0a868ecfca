import type { AnySql, Fragment } from '#db/client';
import { TEXTS } from '#db/oids';
import { isoTime } from '#delivery/iso-time';
import type { Span } from '#reports/spans';

/** How far the lists are asked before all sales are added up. */
export interface ListLimits {
  /** How far down each list is read, at first and then; at most as far as lists go. */
  depths: readonly number[];
  /** Whose sales are added up, since they may be among the best. */
  candidates: number;
}

/** Sums of one wallet; as text, for they may outgrow a bigint. */
export interface Sold {
  wallet_id: string;
  count: string;
  amount: string;
  price: string;
}

export interface Asked {
  /** Days and months that have lists. */
  spans: readonly Span[];
  /** What else was sold, as `salesIn` has it. */
  unlisted: Fragment;
  /** Null: of all operators together. */
  operator: string | null;
  /** How many are asked for. */
  best: number;
}

/**
 * Those who sold most, best first; null where the lists are not enough to tell, since many have sold
 * about as much. This is the threshold algorithm (Fagin, Lotem and Naor, "Optimal aggregation algorithms
 * for middleware", 2001): who stands in no list as far down as it was read has sold at most what the
 * last ones read have sold in sum, so whoever has sold more than that is found.
 */
export async function bestOfLists(
  sql: AnySql,
  asked: Asked,
  { depths, candidates }: ListLimits,
): Promise<Sold[] | null> {
  if (asked.spans.length === 0) return null;
  for (const depth of depths) {
    const rows = await readLists(sql, asked, depth, candidates);
    const found = rows.filter((row): row is Sold & { others: string } => row.wallet_id !== null);
    const others = BigInt(rows[0]?.others ?? 0);
    const last = found[asked.best - 1];
    if (others === 0n || (last && BigInt(last.price) > others)) return found;
  }
  return null;
}

type ListedRow = (Sold | Record<keyof Sold, null>) & {
  /** What whoever is none of the candidates, and may be among the best, can have sold at most. */
  others: string;
};

/**
 * The tops of the lists, and what the last of each has (`ends`, nothing where the list ends before); all
 * that stands in no list (`rest`); of whoever is `known` by these what they have sold, and the most that
 * they can have; and of those who may be among the best what is `missing`, so that their sums are whole.
 */
function readLists(
  sql: AnySql,
  { spans, unlisted, operator, best }: Asked,
  depth: number,
  candidates: number,
): Promise<ListedRow[]> {
  const texts = (pick: (span: Span) => string) => sql.array(spans.map(pick), TEXTS);
  return sql<ListedRow[]>`
    WITH spans AS MATERIALIZED (
      SELECT s.no, s.unit, s.since::timestamptz AS since, s.until::timestamptz AS until
      FROM unnest(${texts(({ unit }) => unit)}, ${texts(({ fromMs }) => isoTime(fromMs))},
        ${texts(({ toMs }) => isoTime(toMs))}) WITH ORDINALITY s (unit, since, until, no)
    ), listed AS MATERIALIZED (
      SELECT s.no, b.wallet_id, b.count, b.amount, b.price
      FROM spans s
      JOIN best_sellers b ON b.unit = s.unit AND b.starts = (s.since AT TIME ZONE 'UTC')::date
        AND b.operator = ${operator ?? ''} AND b.rank <= ${depth}
    ), ends AS MATERIALIZED (
      SELECT s.no, CASE WHEN count(l.no) < ${depth} THEN 0 ELSE min(l.price) END AS price
      FROM spans s LEFT JOIN listed l USING (no) GROUP BY s.no
    ), rest AS MATERIALIZED (
      SELECT f.wallet_id, sum(f.count) AS count, sum(f.amount) AS amount, sum(f.price) AS price
      FROM (${unlisted}) f ${operator === null ? sql`` : sql`WHERE f.operator = ${operator}`}
      GROUP BY f.wallet_id
    ), rest_best AS MATERIALIZED (
      SELECT r.wallet_id, r.price FROM rest r ORDER BY r.price DESC LIMIT ${depth}
    ), unseen AS MATERIALIZED (
      SELECT e.price AS listed, e.price + r.price AS price
      FROM (SELECT sum(price) AS price FROM ends) e
      CROSS JOIN (
        SELECT CASE WHEN count(*) < ${depth} THEN 0 ELSE min(price) END AS price FROM rest_best
      ) r
    ), seen AS (
      SELECT l.wallet_id, sum(l.count) AS count, sum(l.amount) AS amount, sum(l.price) AS price,
        sum(e.price) AS ends
      FROM listed l JOIN ends e USING (no) GROUP BY l.wallet_id
    ), known AS MATERIALIZED (
      SELECT wallet_id, coalesce(s.count, 0) + coalesce(r.count, 0) AS count,
        coalesce(s.amount, 0) + coalesce(r.amount, 0) AS amount,
        coalesce(s.price, 0) + coalesce(r.price, 0) AS price,
        coalesce(s.price, 0) + coalesce(r.price, 0) + u.listed - coalesce(s.ends, 0) AS most
      FROM (SELECT wallet_id FROM seen UNION SELECT wallet_id FROM rest_best) k
      LEFT JOIN seen s USING (wallet_id)
      LEFT JOIN rest r USING (wallet_id)
      CROSS JOIN unseen u
    ), contenders AS MATERIALIZED (
      SELECT k.* FROM known k
      WHERE k.most >= coalesce(
        (SELECT g.price FROM known g ORDER BY g.price DESC OFFSET ${best - 1} LIMIT 1), 0)
      ORDER BY k.most DESC LIMIT ${candidates + 1}
    ), candidates AS MATERIALIZED (
      SELECT c.* FROM contenders c ORDER BY c.most DESC LIMIT ${candidates}
    ), missing AS (
      SELECT u.wallet_id, h.count, h.amount, h.price
      FROM (
        SELECT c.wallet_id, s.no FROM candidates c CROSS JOIN spans s
        EXCEPT SELECT l.wallet_id, l.no FROM listed l
      ) u
      JOIN spans s USING (no)
      CROSS JOIN LATERAL (
        SELECT sum(h.count) AS count, sum(h.amount) AS amount, sum(h.price) AS price
        FROM seller_hours h
        WHERE h.wallet_id = u.wallet_id AND h.hour >= s.since AND h.hour < s.until
          ${operator === null ? sql`` : sql`AND h.operator = ${operator}`}
        OFFSET 0
      ) h
    ), best AS (
      SELECT wallet_id, c.count + coalesce(u.count, 0) AS count,
        c.amount + coalesce(u.amount, 0) AS amount, c.price + coalesce(u.price, 0) AS price
      FROM candidates c
      LEFT JOIN (
        SELECT wallet_id, sum(count) AS count, sum(amount) AS amount, sum(price) AS price
        FROM missing GROUP BY wallet_id
      ) u USING (wallet_id)
      ORDER BY price DESC, wallet_id LIMIT ${best}
    )
    SELECT b.wallet_id, b.count::text, b.amount::text, b.price::text, o.most::text AS others
    FROM (
      SELECT greatest(u.price,
        (SELECT c.most FROM contenders c ORDER BY c.most DESC OFFSET ${candidates})) AS most
      FROM unseen u
    ) o
    LEFT JOIN best b ON true
    ORDER BY b.price DESC, b.wallet_id`;
}

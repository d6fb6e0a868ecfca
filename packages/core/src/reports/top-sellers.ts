import type { AnySql } from '#db/client';
import { isoTime } from '#delivery/iso-time';
import { formatMoney } from '#money';
import { HOUR_MS, splitBy, type Period } from '#reports/period';
import type { ChargeTally } from '#reports/tally';
import { entriesBetween, factsOfEntries, tailEntries } from '#rollups/facts';

export interface TopSeller {
  user: { id: string; email: string; name: string | null };
  sold: ChargeTally;
}

interface Row {
  id: string;
  email: string;
  name: string | null;
  count: string;
  amount: string;
  price: string;
}

const SELLERS_MAX = 10;

/** Who sold most in a period: whole hours from the totals, what is left of others from the entries. */
export async function readTopSellers(
  sql: AnySql,
  period: Period,
  operator: string | null,
  currency: string,
): Promise<TopSeller[]> {
  const { inner, edges } = splitBy(HOUR_MS, period);
  const [from, to] = [isoTime(inner.fromMs), isoTime(inner.toMs)];
  const sales = edges.map(
    (edge) => sql`
      UNION ALL
      SELECT f.wallet_id, f.operator, 1, f.amount, f.price
      FROM (${factsOfEntries(sql, entriesBetween(sql, isoTime(edge.fromMs), isoTime(edge.toMs)))}) f
      WHERE f.measure = 'charge'`,
  );
  const rows = await sql<Row[]>`
    SELECT u.id, u.email, u.name, s.count::text, s.amount::text, s.price::text
    FROM (
      SELECT f.wallet_id, sum(f.count) AS count, sum(f.amount) AS amount, sum(f.price) AS price
      FROM (
        SELECT h.wallet_id, h.operator, h.count, h.amount, h.price
        FROM seller_hours h WHERE h.hour >= ${from} AND h.hour < ${to}
        UNION ALL
        SELECT t.wallet_id, t.operator, 1, t.amount, t.price
        FROM (${factsOfEntries(sql, tailEntries(sql))}) t
        WHERE t.measure = 'charge' AND t.at >= ${from} AND t.at < ${to}
        ${sales[0] ?? sql``} ${sales[1] ?? sql``}
      ) f
      ${operator === null ? sql`` : sql`WHERE f.operator = ${operator}`}
      GROUP BY f.wallet_id
      ORDER BY sum(f.price) DESC, f.wallet_id LIMIT ${SELLERS_MAX}
    ) s
    JOIN users u ON u.wallet_id = s.wallet_id
    ORDER BY s.price DESC, s.wallet_id`;
  return rows.map(({ id, email, name, count, amount, price }) => ({
    user: { id, email, name },
    sold: {
      count: Number(count),
      amount: formatMoney(BigInt(amount), currency),
      price: formatMoney(BigInt(price), currency),
    },
  }));
}

import { BEST_SELLERS_LISTED } from '#consts';
import type { AnySql, Fragment } from '#db/client';
import { UUIDS } from '#db/oids';
import { formatMoney } from '#money';
import { bestOfLists, type ListLimits, type Sold } from '#reports/best-of-lists';
import { HOUR_MS, splitBy, type Period } from '#reports/period';
import { salesIn } from '#reports/sales';
import { splitBySpan, type ListedTo } from '#reports/spans';
import type { ChargeTally } from '#reports/tally';

export interface TopSeller {
  user: { id: string; email: string; name: string | null };
  sold: ChargeTally;
}

const SELLERS_MAX = 10;
const LIMITS: ListLimits = { depths: [40, BEST_SELLERS_LISTED], candidates: 60 };

/**
 * Who sold most in a period: found in the lists of the days and months that lie within it, where these
 * are enough to tell, else by adding up all its sales. Needs one snapshot.
 */
export async function readTopSellers(
  sql: AnySql,
  period: Period,
  operator: string | null,
  currency: string,
): Promise<TopSeller[]> {
  const { inner, edges } = splitBy(HOUR_MS, period);
  const { spans, rest } = splitBySpan(inner, await readListedTo(sql));
  const unlisted = salesIn(sql, { hours: rest, tail: inner, edges });
  const asked = { spans, unlisted, operator, best: SELLERS_MAX };
  const best =
    (await bestOfLists(sql, asked, LIMITS)) ??
    (await bestOf(sql, salesIn(sql, { hours: [inner], tail: inner, edges }), operator));
  const users = await readUsers(sql, best);
  const money = (minor: string) => formatMoney(BigInt(minor), currency);
  return best.flatMap(({ wallet_id: walletId, count, amount, price }) => {
    const user = users.get(walletId);
    const sold = { count: Number(count), amount: money(amount), price: money(price) };
    return user ? [{ user, sold }] : [];
  });
}

async function readListedTo(sql: AnySql): Promise<ListedTo> {
  const [row] = await sql<{ days: string; months: string }[]>`
    SELECT days_to::text AS days, months_to::text AS months FROM rollup_state`;
  if (!row) throw new Error('the state of the rollups is not there');
  return { daysMs: Date.parse(row.days), monthsMs: Date.parse(row.months) };
}

function bestOf(sql: AnySql, sales: Fragment, operator: string | null): Promise<Sold[]> {
  return sql<Sold[]>`
    SELECT f.wallet_id, sum(f.count)::text AS count, sum(f.amount)::text AS amount,
      sum(f.price)::text AS price
    FROM (${sales}) f
    ${operator === null ? sql`` : sql`WHERE f.operator = ${operator}`}
    GROUP BY f.wallet_id
    ORDER BY sum(f.price) DESC, f.wallet_id LIMIT ${SELLERS_MAX}`;
}

async function readUsers(
  sql: AnySql,
  sellers: readonly Sold[],
): Promise<Map<string, TopSeller['user']>> {
  const walletIds = sellers.map((seller) => seller.wallet_id);
  const rows = await sql<(TopSeller['user'] & { wallet_id: string })[]>`
    SELECT u.wallet_id, u.id, u.email, u.name FROM users u
    WHERE u.wallet_id = ANY (${sql.array(walletIds, UUIDS)})`;
  return new Map(rows.map(({ wallet_id: walletId, ...user }) => [walletId, user]));
}

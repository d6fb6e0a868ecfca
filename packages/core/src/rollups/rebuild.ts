import type { Core } from '#core';
import type { AnySql, Sql } from '#db/client';
import { withLongWork } from '#db/long';
import { isoTime } from '#delivery/iso-time';
import { listNext } from '#rollups/best-sellers';
import { quarterOf } from '#rollups/facts';

export interface Rebuilt {
  /** Rows of totals, by quarter and by seller and hour. */
  quarters: number;
  hours: number;
}

/**
 * Throws all rollups away and makes them anew out of the facts, in one snapshot: what is committed
 * meanwhile is rolled up later, as always. Readers see the old ones until the end.
 */
export async function rebuildRollups({ settings }: Core): Promise<Rebuilt> {
  return withLongWork(settings.database, rebuild);
}

async function rebuild(sql: Sql): Promise<Rebuilt> {
  return sql.begin('ISOLATION LEVEL REPEATABLE READ', async (tx) => {
    // Before the snapshot is taken, which the first query does: nobody rolls up until the end.
    await tx`LOCK TABLE rollup_state IN EXCLUSIVE MODE`;
    await tx`DELETE FROM quarter_totals`;
    await tx`DELETE FROM seller_hours`;
    await tx`DELETE FROM rollup_deltas`;
    const quarters = await addQuarters(tx);
    const hours = await addHours(tx);
    await listAnew(tx);
    await countSellers(tx);
    return { quarters, hours };
  });
}

async function addQuarters(tx: AnySql): Promise<number> {
  const added = await tx`
    INSERT INTO quarter_totals AS t (quarter, measure, operator, code, count, amount, price)
    SELECT ${quarterOf(tx, 'f.at')}, f.measure, f.operator, f.code, count(*), sum(f.amount), sum(f.price)
    FROM (
      SELECT e.created_at AS at, e.kind AS measure, coalesce(c.operator, '') AS operator, 0 AS code,
        coalesce(c.amount, e.amount) AS amount, coalesce(c.price, e.amount) AS price
      FROM entries e
      LEFT JOIN charges c ON e.kind IN ('charge', 'refund') AND c.wallet_id = e.wallet_id
        AND c.id = e.source_id
      UNION ALL
      SELECT c.created_at, 'refused', coalesce(c.operator, ''), c.refusal_code, c.amount, c.price
      FROM charges c WHERE c.status = 'refused'
      UNION ALL
      SELECT v.created_at, 'delivered', c.operator, 0, c.amount, c.price
      FROM charge_events v
      JOIN charges c ON c.wallet_id = v.wallet_id AND c.id = v.charge_id
      WHERE v.status = 'delivered'
    ) f
    GROUP BY 1, 2, 3, 4`;
  return added.count;
}

/** In order of time, as they come about: a day is read from few pages then. */
async function addHours(tx: AnySql): Promise<number> {
  const added = await tx`
    INSERT INTO seller_hours AS h (wallet_id, hour, operator, count, amount, price)
    SELECT e.wallet_id, date_trunc('hour', e.created_at, 'UTC'), c.operator, count(*), sum(c.amount),
      sum(c.price)
    FROM entries e
    JOIN charges c ON c.wallet_id = e.wallet_id AND c.id = e.source_id
    WHERE e.kind = 'charge'
    GROUP BY 1, 2, 3
    ORDER BY 2`;
  return added.count;
}

async function listAnew(tx: AnySql): Promise<void> {
  await tx`DELETE FROM best_sellers`;
  await tx`
    UPDATE rollup_state AS s SET days_to = d.day, months_to = date_trunc('month', d.day)
    FROM (
      SELECT (coalesce(min(h.hour), now()) AT TIME ZONE 'UTC')::date AS day FROM seller_hours h
    ) d`;
  const now = isoTime(Date.now());
  while (await listNext(tx, now));
}

async function countSellers(tx: AnySql): Promise<void> {
  const [state] = await tx<{ window_from: string }[]>`SELECT window_from FROM rollup_state`;
  if (!state) throw new Error('the state of the rollups is not there');
  const windowFrom = isoTime(Date.parse(state.window_from));
  await tx`
    UPDATE seller_activity AS a
    SET rolled_seq = w.last_seq, balance = w.balance, sold_count = coalesce(s.count, 0),
      sold_price = coalesce(s.price, 0), last_sale_at = s.last_sale_at,
      active_at = greatest(a.active_at, s.last_sale_at)
    FROM wallets w
    LEFT JOIN (
      SELECT e.wallet_id, max(e.created_at) AS last_sale_at,
        count(*) FILTER (WHERE e.created_at >= ${windowFrom}) AS count,
        -sum(e.amount) FILTER (WHERE e.created_at >= ${windowFrom}) AS price
      FROM entries e WHERE e.kind = 'charge' GROUP BY e.wallet_id
    ) s ON s.wallet_id = w.id
    WHERE w.id = a.wallet_id`;
}

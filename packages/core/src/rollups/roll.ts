import type { Core } from '#core';
import type { AnySql } from '#db/client';
import { isoTime } from '#delivery/iso-time';
import { unlistFrom } from '#rollups/best-sellers';
import { factsOfEntries, quarterOf } from '#rollups/facts';

const HOUR_MS = 3_600_000;
/** Thirty days to the hour. */
export const WINDOW_MS = 720 * HOUR_MS;
/** A session that was used while another transaction was looking is looked at once more. */
const SESSIONS_AGAIN_MS = 5 * 60_000;

export interface RollLimits {
  wallets: number;
  entriesOfWallet: number;
  deltas: number;
}

/** What one transaction takes on; about a tenth of a second's work. */
const LIMITS: RollLimits = { wallets: 200, entriesOfWallet: 500, deltas: 5_000 };

/**
 * Adds up what has happened since the last time, up to a limit, in one transaction: what is added is
 * marked as added or taken away with it, so a process that dies has done all or nothing, and two at
 * once do it one after the other. Answers how much it was; zero when there was nothing left.
 */
export async function rollUp(
  { sql }: Core,
  nowMs: number,
  limits: RollLimits = LIMITS,
): Promise<number> {
  return sql.begin(async (tx) => {
    const [state] = await tx<{ window_from: string; sessions_to: string }[]>`
      SELECT window_from, sessions_to FROM rollup_state FOR UPDATE`;
    if (!state) throw new Error('the state of the rollups is not there');
    const windowFrom = await moveWindow(tx, Date.parse(state.window_from), nowMs);
    const entries = await rollEntries(tx, windowFrom, limits);
    const deltas = await rollDeltas(tx, limits);
    await noteSessions(tx, Date.parse(state.sessions_to));
    await tx`UPDATE rollup_state AS s SET rolled_at = ${isoTime(nowMs)}`;
    return entries + deltas;
  });
}

/** Takes the hours that are more than thirty days ago out of what sellers have sold. */
async function moveWindow(tx: AnySql, fromMs: number, nowMs: number): Promise<string> {
  const toMs = Math.max(fromMs, Math.floor(nowMs / HOUR_MS) * HOUR_MS - WINDOW_MS);
  const to = isoTime(toMs);
  if (toMs === fromMs) return to;
  await tx`
    UPDATE seller_activity AS a
    SET sold_count = a.sold_count - g.count, sold_price = a.sold_price - g.price
    FROM (
      SELECT h.wallet_id, sum(h.count)::bigint AS count, sum(h.price) AS price
      FROM seller_hours h WHERE h.hour >= ${isoTime(fromMs)} AND h.hour < ${to}
      GROUP BY h.wallet_id
    ) g
    WHERE a.wallet_id = g.wallet_id`;
  await tx`UPDATE rollup_state AS s SET window_from = ${to}`;
  return to;
}

async function rollEntries(
  tx: AnySql,
  windowFrom: string,
  { wallets, entriesOfWallet }: RollLimits,
): Promise<number> {
  const moved = tx`
    SELECT e.* FROM moved m
    CROSS JOIN LATERAL (
      SELECT * FROM entries e
      WHERE e.wallet_id = m.wallet_id AND e.seq > m.rolled_seq
        AND e.seq <= m.rolled_seq + ${entriesOfWallet} OFFSET 0
    ) e`;
  const [row] = await tx<{ rolled: number; listed: string | null }[]>`
    WITH moved AS MATERIALIZED (
      SELECT a.wallet_id, a.rolled_seq
      FROM seller_activity a
      JOIN wallets w ON w.id = a.wallet_id AND w.last_seq > a.rolled_seq
      LIMIT ${wallets}
    ), facts AS MATERIALIZED (
      ${factsOfEntries(tx, moved)}
    ), totals AS (
      INSERT INTO quarter_totals AS t (quarter, measure, operator, code, count, amount, price)
      SELECT ${quarterOf(tx, 'f.at')}, f.measure, f.operator, f.code, count(*), sum(f.amount), sum(f.price)
      FROM facts f GROUP BY 1, 2, 3, 4
      ON CONFLICT (quarter, measure, operator, code) DO UPDATE
      SET count = t.count + excluded.count, amount = t.amount + excluded.amount,
        price = t.price + excluded.price
    ), hours AS (
      INSERT INTO seller_hours AS h (wallet_id, hour, operator, count, amount, price)
      SELECT f.wallet_id, date_trunc('hour', f.at, 'UTC'), f.operator, count(*), sum(f.amount), sum(f.price)
      FROM facts f WHERE f.measure = 'charge' GROUP BY 1, 2, 3
      ON CONFLICT (wallet_id, hour, operator) DO UPDATE
      SET count = h.count + excluded.count, amount = h.amount + excluded.amount,
        price = h.price + excluded.price
    ), sellers AS (
      UPDATE seller_activity AS a
      SET rolled_seq = s.seq, balance = s.balance, sold_count = a.sold_count + s.count,
        sold_price = a.sold_price + s.price,
        last_sale_at = greatest(a.last_sale_at, s.last_sale_at),
        active_at = greatest(a.active_at, s.last_sale_at)
      FROM (
        SELECT f.wallet_id, max(f.seq) AS seq,
          (array_agg(f.balance ORDER BY f.seq DESC))[1] AS balance,
          count(*) FILTER (WHERE f.measure = 'charge' AND f.at >= ${windowFrom}) AS count,
          coalesce(sum(f.price) FILTER (WHERE f.measure = 'charge' AND f.at >= ${windowFrom}), 0) AS price,
          max(f.at) FILTER (WHERE f.measure = 'charge') AS last_sale_at
        FROM facts f GROUP BY f.wallet_id
      ) s
      WHERE a.wallet_id = s.wallet_id
    )
    SELECT count(*)::int AS rolled,
      (
        SELECT min((f.at AT TIME ZONE 'UTC')::date) FROM facts f, rollup_state s
        WHERE f.measure = 'charge' AND (f.at AT TIME ZONE 'UTC')::date < s.days_to
      )::text AS listed
    FROM facts`;
  if (row?.listed) await unlistFrom(tx, row.listed);
  return row?.rolled ?? 0;
}

async function rollDeltas(tx: AnySql, { deltas }: RollLimits): Promise<number> {
  const [row] = await tx<{ rolled: number }[]>`
    WITH waiting AS MATERIALIZED (
      SELECT d.wallet_id, d.id FROM rollup_deltas d LIMIT ${deltas}
    ), taken AS (
      DELETE FROM rollup_deltas d USING waiting s WHERE d.wallet_id = s.wallet_id AND d.id = s.id
      RETURNING d.measure, d.operator, d.code, d.amount, d.price, d.at
    ), totals AS (
      INSERT INTO quarter_totals AS t (quarter, measure, operator, code, count, amount, price)
      SELECT ${quarterOf(tx, 'd.at')}, d.measure, d.operator, d.code, count(*), sum(d.amount), sum(d.price)
      FROM taken d GROUP BY 1, 2, 3, 4
      ON CONFLICT (quarter, measure, operator, code) DO UPDATE
      SET count = t.count + excluded.count, amount = t.amount + excluded.amount,
        price = t.price + excluded.price
    )
    SELECT count(*)::int AS rolled FROM taken`;
  return row?.rolled ?? 0;
}

/** A session that is used is renewed for a day, at most once an hour: so its end says when. */
async function noteSessions(tx: AnySql, seenToMs: number): Promise<void> {
  const from = isoTime(seenToMs - SESSIONS_AGAIN_MS);
  const [row] = await tx<{ to: string | null }[]>`
    WITH used AS MATERIALIZED (
      SELECT u.wallet_id, max(s.expires_at) AS ends_at
      FROM sessions s JOIN users u ON u.id = s.user_id
      WHERE s.expires_at > ${from} GROUP BY u.wallet_id
    ), noted AS (
      UPDATE seller_activity AS a SET active_at = n.ends_at - interval '1 day'
      FROM used n
      WHERE a.wallet_id = n.wallet_id AND a.active_at < n.ends_at - interval '1 day'
    )
    SELECT max(n.ends_at) AS to FROM used n`;
  if (!row?.to) return;
  await tx`
    UPDATE rollup_state AS s SET sessions_to = ${row.to} WHERE s.sessions_to < ${row.to}`;
}

import { toCharge, type Charge } from '#charges/charge';
import type { ChargeStatus } from '#consts';
import type { Core } from '#core';
import { AppError } from '#errors';
import { BEFORE_ALL_IDS, FEED_PAGE_MAX, type FeedPage } from '#live/feed';

/** Creations by the entry of their debit, changes by the transaction that wrote them. */
interface Place {
  seq: bigint;
  tx: string;
  chargeId: string;
}

const writePlace = ({ seq, tx, chargeId }: Place) => `${seq}_${tx}_${chargeId}`;

function readPlace(cursor: string): Place {
  const [seq, tx, chargeId] = cursor.split('_');
  if (seq === undefined || tx === undefined || chargeId === undefined) {
    throw new TypeError('not a cursor of charges');
  }
  return { seq: BigInt(seq), tx, chargeId };
}

/**
 * Where a reader begins: after everything that is settled past or, with a cursor, where it left off.
 * A cursor from beyond this server's present was given by another, out of which this one was
 * restored.
 * @throws AppError WALLET_NOT_FOUND
 */
export async function openChargeFeed(
  { sql }: Core,
  walletId: string,
  cursor: string | null,
): Promise<string> {
  const given = cursor === null ? null : readPlace(cursor);
  const [start] = await sql<{ last_seq: bigint; xmin: string; known: boolean }[]>`
    SELECT w.last_seq, pg_snapshot_xmin(pg_current_snapshot())::text AS xmin,
      coalesce(${given?.tx ?? null}::xid8 < pg_snapshot_xmax(pg_current_snapshot()), false) AS known
    FROM wallets w WHERE w.id = ${walletId}`;
  if (!start) throw new AppError('WALLET_NOT_FOUND');
  if (given && start.known && given.seq <= start.last_seq) return writePlace(given);
  return writePlace({ seq: start.last_seq, tx: start.xmin, chargeId: BEFORE_ALL_IDS });
}

interface Row {
  last_seq: bigint;
  unripe: boolean;
  /** Of a creation. */
  seq: bigint | null;
  /** Of a change. */
  tx: string | null;
  told_status: ChargeStatus;
  told_at: string;
  id: string | null;
  phone: string;
  operator: string | null;
  amount: bigint;
  price: bigint;
  balance_after: bigint | null;
  created_at: string;
}

/**
 * A wallet's charges after a cursor: each as it was sold, then each change of its status, once and in
 * order. One snapshot holds the creation of every charge whose change it holds, so creations come
 * first. Changes are ordered by transaction, and taken below the oldest one still running: what
 * commits late is never passed over.
 */
export async function readChargeFeed(
  { sql, settings }: Core,
  walletId: string,
  cursor: string,
  limit = FEED_PAGE_MAX,
): Promise<FeedPage<Charge>> {
  const place = readPlace(cursor);
  const rows = await sql<Row[]>`
    WITH past AS MATERIALIZED (
      SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin,
        pg_snapshot_xmax(pg_current_snapshot()) AS xmax
    ), told AS (
      (SELECT e.seq, NULL::xid8 AS tx, e.source_id AS charge_id, 'pending' AS status, e.created_at
      FROM entries e
      WHERE e.wallet_id = ${walletId} AND e.seq > ${String(place.seq)} AND e.kind = 'charge'
      ORDER BY e.seq LIMIT ${limit})
      UNION ALL
      (SELECT NULL, v.tx, v.charge_id, v.status, v.created_at
      FROM charge_events v
      WHERE v.wallet_id = ${walletId} AND (v.tx, v.charge_id) > (${place.tx}, ${place.chargeId})
        AND v.tx < (SELECT p.xmin FROM past p)
      ORDER BY v.tx, v.charge_id LIMIT ${limit})
    )
    SELECT w.last_seq, EXISTS (
        SELECT FROM charge_events v
        WHERE v.wallet_id = ${walletId} AND v.tx >= p.xmin AND v.tx < p.xmax
      ) AS unripe,
      t.seq, t.tx::text AS tx, t.status AS told_status, t.created_at AS told_at,
      c.id, c.phone, c.operator, c.amount, c.price, c.balance_after, c.created_at
    FROM past p
    JOIN wallets w ON w.id = ${walletId}
    LEFT JOIN told t ON true
    LEFT JOIN LATERAL (
      SELECT * FROM charges c WHERE c.wallet_id = ${walletId} AND c.id = t.charge_id OFFSET 0
    ) c ON true
    ORDER BY t.tx NULLS FIRST, t.seq, t.charge_id`;
  return pageOf(rows, place, limit, settings.business.currency);
}

function pageOf(
  rows: readonly Row[],
  start: Place,
  limit: number,
  currency: string,
): FeedPage<Charge> {
  const created = rows.filter(({ seq }) => seq !== null);
  const changed = created.length < limit ? rows.filter(({ tx }) => tx !== null) : [];
  let place = start;
  const tell = (row: Row, next: Place) => {
    place = next;
    return { cursor: writePlace(next), data: chargeThen(row, currency) };
  };
  const creations = created.map((row) => tell(row, { ...place, seq: row.seq ?? place.seq }));
  // What moved the wallet otherwise is not looked at again.
  if (created.length < limit) place = { ...place, seq: rows[0]?.last_seq ?? place.seq };
  const changes = changed.map((row) =>
    tell(row, { ...place, tx: row.tx ?? place.tx, chargeId: row.id ?? place.chargeId }),
  );
  const isFull = created.length === limit || changed.length === limit;
  return {
    events: [...creations, ...changes],
    next: writePlace(place),
    again: isFull ? 'now' : rows[0]?.unripe ? 'soon' : 'told',
  };
}

/** The charge as it was when the event happened. */
function chargeThen(row: Row, currency: string): Charge {
  if (row.id === null) throw new Error('an event of a charge that is not there');
  const status = row.told_status;
  const isSettled = status === 'delivered' || status === 'refunded';
  return toCharge(
    {
      id: row.id,
      phone: row.phone,
      operator: row.operator,
      amount: row.amount,
      price: row.price,
      status,
      refusalCode: null,
      balanceAfter: row.balance_after,
      createdAt: new Date(row.created_at),
      settledAt: isSettled ? new Date(row.told_at) : null,
    },
    currency,
  );
}

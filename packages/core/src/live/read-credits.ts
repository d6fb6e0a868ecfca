import type { AuditAction } from '#consts';
import type { Core } from '#core';
import { findCredits, type CreditForAdmin } from '#credits/credit-for-admin';
import { BEFORE_ALL_IDS, FEED_PAGE_MAX, type FeedPage } from '#live/feed';

/** What was done about a request, and the request as it is now. */
export interface CreditChange {
  action: CreditAction;
  request: CreditForAdmin;
}

export type CreditAction = Extract<AuditAction, `credit.${string}`>;

/**
 * Where a reader begins: after everything that is settled past or, with a cursor of this server's,
 * where it left off.
 */
export async function openCreditFeed({ sql }: Core, cursor: string | null): Promise<string> {
  const given = cursor?.split('_')[0] ?? null;
  const [start] = await sql<{ xmin: string; known: boolean }[]>`
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin,
      coalesce(${given}::xid8 < pg_snapshot_xmax(pg_current_snapshot()), false) AS known`;
  if (!start) throw new Error('a snapshot has no row');
  return cursor !== null && start.known ? cursor : `${start.xmin}_${BEFORE_ALL_IDS}`;
}

interface Row {
  unripe: boolean;
  tx: string | null;
  id: string;
  action: CreditAction;
  subject_id: string;
}

/**
 * What was done about credit requests after a cursor, whoever's they are, out of the audit log, in
 * the order of its transactions; of those only that lie below the oldest one still running.
 */
export async function readCreditFeed(
  core: Core,
  cursor: string,
  limit = FEED_PAGE_MAX,
): Promise<FeedPage<CreditChange>> {
  const [tx = '', id = ''] = cursor.split('_');
  const rows = await core.sql<Row[]>`
    WITH past AS MATERIALIZED (
      SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin,
        pg_snapshot_xmax(pg_current_snapshot()) AS xmax
    ), told AS (
      SELECT l.tx, l.id, l.action, l.subject_id
      FROM audit_log l
      WHERE l.action LIKE 'credit.%' AND (l.tx, l.id) > (${tx}, ${id})
        AND l.tx < (SELECT p.xmin FROM past p)
      ORDER BY l.tx, l.id LIMIT ${limit}
    )
    SELECT EXISTS (
        SELECT FROM audit_log l
        WHERE l.action LIKE 'credit.%' AND l.tx >= p.xmin AND l.tx < p.xmax
      ) AS unripe,
      t.tx::text AS tx, t.id, t.action, t.subject_id
    FROM past p
    LEFT JOIN told t ON true
    ORDER BY t.tx, t.id`;
  const told = rows.filter((row) => row.tx !== null);
  const requests = await findRequests(core, told);
  const events = told.map((row) => ({
    cursor: `${row.tx}_${row.id}`,
    data: { action: row.action, request: requestOf(requests, row) },
  }));
  const unripe = rows[0]?.unripe ? 'soon' : 'told';
  return {
    events,
    next: events.at(-1)?.cursor ?? cursor,
    again: told.length === limit ? 'now' : unripe,
  };
}

async function findRequests(
  core: Core,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, CreditForAdmin>> {
  if (rows.length === 0) return new Map();
  const requests = await findCredits(core, [...new Set(rows.map((row) => row.subject_id))]);
  return new Map(requests.map((request) => [request.id, request]));
}

function requestOf(requests: ReadonlyMap<string, CreditForAdmin>, row: Row): CreditForAdmin {
  const request = requests.get(row.subject_id);
  if (!request) throw new Error(`record ${row.id} tells of a request that is not there`);
  return request;
}

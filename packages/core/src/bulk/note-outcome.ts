import type { ClaimedBulk } from '#bulk/claim';
import type { LineOutcome, ReadyLine } from '#bulk/sell-line';
import type { BulkStatus, UserStatus } from '#consts';
import type { Core } from '#core';
import { ERRORS } from '#errors';

/** `lost`: paused, cancelled, or another worker's by now. */
export type Standing = 'go on' | 'suspended' | 'lost';

interface NotedRow {
  status: BulkStatus;
  is_ours: boolean;
  user_status: UserStatus;
}

/**
 * Writes down what became of a line, once: of this attempt, and unless it is written already. It is
 * written whoever has the order by now, since the sale is made. Answers how the order stands.
 */
export async function noteOutcome(
  { sql }: Core,
  { walletId, id, leaseId }: ClaimedBulk,
  { line, attempt }: ReadyLine,
  outcome: LineOutcome,
): Promise<Standing> {
  const { status, chargeId } = outcome;
  const refusalCode = outcome.status === 'refused' ? ERRORS[outcome.reason].code : null;
  const [row] = await sql<NotedRow[]>`
    WITH noted AS (
      UPDATE bulk_lines AS l
      SET status = ${status}, refusal_code = ${refusalCode}, charge_id = ${chargeId}
      WHERE l.wallet_id = ${walletId} AND l.order_id = ${id} AND l.line = ${line}
        AND l.attempt = ${attempt} AND l.status = 'ready'
      RETURNING l.wallet_id, l.order_id, (l.status = 'sold')::int AS sold
    )
    UPDATE bulk_orders AS o
    SET sold = o.sold + n.sold, refused = o.refused + 1 - n.sold
    FROM noted n, users u
    WHERE o.wallet_id = n.wallet_id AND o.id = n.order_id AND u.id = o.user_id
    RETURNING o.status, o.lease_id IS NOT DISTINCT FROM ${leaseId} AS is_ours,
      u.status AS user_status`;
  if (!row?.is_ours || row.status !== 'running') return 'lost';
  return row.user_status === 'suspended' ? 'suspended' : 'go on';
}

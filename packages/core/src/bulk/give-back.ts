import type { ClaimedBulk } from '#bulk/claim';
import type { Core } from '#core';
import { isoTime } from '#delivery/iso-time';
import { ERRORS, type ErrorName } from '#errors';

/** Puts an order behind those that wait, until its next turn; nothing where it is another's by now. */
export async function returnBulk(
  { sql }: Core,
  { walletId, id, leaseId }: ClaimedBulk,
  nextRunAtMs: number,
): Promise<void> {
  await sql`
    UPDATE bulk_orders AS o
    SET next_run_at = ${isoTime(nextRunAtMs)}, lease_id = NULL, leased_until = NULL
    WHERE o.wallet_id = ${walletId} AND o.id = ${id} AND o.lease_id = ${leaseId}`;
}

/** Stops an order that cannot go on; its seller resumes it once the reason is gone. */
export async function stopBulk(
  { sql }: Core,
  { walletId, id, leaseId }: ClaimedBulk,
  reason: ErrorName,
): Promise<void> {
  await sql`
    UPDATE bulk_orders AS o
    SET status = 'stopped', stop_code = ${ERRORS[reason].code}, next_run_at = NULL,
      lease_id = NULL, leased_until = NULL
    WHERE o.wallet_id = ${walletId} AND o.id = ${id} AND o.lease_id = ${leaseId}`;
}

/** Ends an order that has no line left to sell. */
export async function finishBulk(
  { sql }: Core,
  { walletId, id, leaseId }: ClaimedBulk,
): Promise<void> {
  await sql`
    UPDATE bulk_orders AS o
    SET status = 'finished', ended_at = ${isoTime(Date.now())}, next_run_at = NULL,
      lease_id = NULL, leased_until = NULL
    WHERE o.wallet_id = ${walletId} AND o.id = ${id} AND o.lease_id = ${leaseId}
      AND o.invalid + o.sold + o.refused = o.total`;
}

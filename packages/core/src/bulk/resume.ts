import type { Actor } from '#auth/actor';
import type { BulkInput } from '#bulk/inputs';
import { readOrder, toBulkOrder, type BulkOrder } from '#bulk/order';
import { tellOfBulk } from '#bulk/tell';
import type { Core } from '#core';
import type { AnySql } from '#db/client';
import { isoTime } from '#delivery/iso-time';
import { AppError, ERRORS } from '#errors';

/** Refusals that the wallet or the operator was the reason for, not the line. */
const PASSING = [
  ERRORS.INSUFFICIENT_BALANCE.code,
  ERRORS.WALLET_FROZEN.code,
  ERRORS.OPERATOR_UNAVAILABLE.code,
];

/**
 * Sets an order going again. Lines that were refused for want of balance, or as long as the wallet
 * was frozen or the operator was not available, are tried once more; so a finished order that has
 * such lines may be resumed too. One that runs already is answered as it is.
 * @throws AppError TRANSACTION_NOT_FOUND; INVALID_STATUS where there is nothing to resume
 */
export async function resumeBulkOrder(
  core: Core,
  actor: Actor,
  { id }: BulkInput,
): Promise<BulkOrder> {
  const resumed = await core.sql.begin((tx) => resume(tx, actor, id));
  const order = await readOrder(core.db, actor, id);
  if (!resumed && order.status !== 'running') throw new AppError('INVALID_STATUS');
  if (resumed) tellOfBulk(core, order);
  return toBulkOrder(order);
}

/** The order's row is locked first, as by whoever notes what became of a line. */
async function resume(tx: AnySql, { walletId, sessionId }: Actor, id: string): Promise<boolean> {
  const [order] = await tx`
    SELECT FROM bulk_orders o
    WHERE o.wallet_id = ${walletId} AND o.id = ${id}
      AND o.status IN ('paused', 'stopped', 'finished')
    FOR NO KEY UPDATE`;
  if (!order) return false;
  // The refusal is on record under the key of its attempt, for good: another needs another key.
  const again = await tx`
    UPDATE bulk_lines AS l
    SET status = 'ready', attempt = l.attempt + 1, refusal_code = NULL, charge_id = NULL
    WHERE l.wallet_id = ${walletId} AND l.order_id = ${id} AND l.status = 'refused'
      AND l.refusal_code IN ${tx(PASSING)}`;
  const resumed = await tx`
    UPDATE bulk_orders AS o
    SET status = 'running', refused = o.refused - ${again.count}, stop_code = NULL, ended_at = NULL,
      next_run_at = ${isoTime(Date.now())}, session_id = ${sessionId}
    WHERE o.wallet_id = ${walletId} AND o.id = ${id} AND (o.status <> 'finished' OR ${again.count} > 0)`;
  return resumed.count > 0;
}

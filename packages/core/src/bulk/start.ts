import type { Actor } from '#auth/actor';
import type { BulkInput } from '#bulk/inputs';
import { readOrder, toBulkOrder, type BulkOrder } from '#bulk/order';
import { tellOfBulk } from '#bulk/tell';
import type { Core } from '#core';
import { isoTime } from '#delivery/iso-time';
import { AppError } from '#errors';

/**
 * Sets an order going: the worker sells its ready lines from now on. One that runs already is
 * answered as it is.
 * @throws AppError TRANSACTION_NOT_FOUND; INVALID_STATUS where it was started before and runs no
 * more, or has no line that is ready
 */
export async function startBulkOrder(
  core: Core,
  actor: Actor,
  { id }: BulkInput,
): Promise<BulkOrder> {
  const now = isoTime(Date.now());
  const { count } = await core.sql`
    UPDATE bulk_orders AS o
    SET status = 'running', started_at = ${now}, next_run_at = ${now}, session_id = ${actor.sessionId}
    WHERE o.wallet_id = ${actor.walletId} AND o.id = ${id} AND o.status = 'draft'
      AND o.total > o.invalid`;
  const order = await readOrder(core.db, actor, id);
  if (order.status !== 'running') throw new AppError('INVALID_STATUS');
  if (count > 0) tellOfBulk(core, order);
  return toBulkOrder(order);
}

import type { Actor } from '#auth/actor';
import type { BulkInput } from '#bulk/inputs';
import { readOrder, toBulkOrder, type BulkOrder } from '#bulk/order';
import { tellOfBulk } from '#bulk/tell';
import type { Core } from '#core';
import { isoTime } from '#delivery/iso-time';
import { AppError } from '#errors';

/**
 * Ends an order for good: what is sold stays sold, at most the one line that is being sold is still
 * sold, the others never are. One that is cancelled already is answered as it is.
 * @throws AppError TRANSACTION_NOT_FOUND; INVALID_STATUS where all is done
 */
export async function cancelBulkOrder(
  core: Core,
  actor: Actor,
  { id }: BulkInput,
): Promise<BulkOrder> {
  const { count } = await core.sql`
    UPDATE bulk_orders AS o
    SET status = 'cancelled', ended_at = ${isoTime(Date.now())}, stop_code = NULL,
      next_run_at = NULL, lease_id = NULL, leased_until = NULL
    WHERE o.wallet_id = ${actor.walletId} AND o.id = ${id}
      AND o.status IN ('draft', 'running', 'paused', 'stopped')`;
  const order = await readOrder(core.db, actor, id);
  if (order.status !== 'cancelled') throw new AppError('INVALID_STATUS');
  if (count > 0) tellOfBulk(core, order);
  return toBulkOrder(order);
}

import type { Actor } from '#auth/actor';
import type { BulkInput } from '#bulk/inputs';
import { readOrder, toBulkOrder, type BulkOrder } from '#bulk/order';
import { tellOfBulk } from '#bulk/tell';
import type { Core } from '#core';
import { AppError } from '#errors';

/**
 * Lets a running order rest: at most the one line that is being sold is still sold. One that rests
 * already is answered as it is.
 * @throws AppError TRANSACTION_NOT_FOUND, INVALID_STATUS
 */
export async function pauseBulkOrder(
  core: Core,
  actor: Actor,
  { id }: BulkInput,
): Promise<BulkOrder> {
  const { count } = await core.sql`
    UPDATE bulk_orders AS o
    SET status = 'paused', next_run_at = NULL, lease_id = NULL, leased_until = NULL
    WHERE o.wallet_id = ${actor.walletId} AND o.id = ${id} AND o.status = 'running'`;
  const order = await readOrder(core.db, actor, id);
  if (count === 0 && order.status !== 'paused') throw new AppError('INVALID_STATUS');
  if (count > 0) tellOfBulk(core, order);
  return toBulkOrder(order);
}

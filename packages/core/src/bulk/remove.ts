import { and, eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { BulkInput } from '#bulk/inputs';
import { ownOrder, readOrder } from '#bulk/order';
import type { Core } from '#core';
import { bulkOrders } from '#db/schema/bulk';
import { AppError } from '#errors';

/**
 * Takes a draft away with its lines; what was started once stays on record.
 * @throws AppError TRANSACTION_NOT_FOUND, INVALID_STATUS
 */
export async function removeBulkOrder(
  { db }: Core,
  actor: Actor,
  { id }: BulkInput,
): Promise<{ id: string }> {
  const [removed] = await db
    .delete(bulkOrders)
    .where(and(ownOrder(actor, id), eq(bulkOrders.status, 'draft')))
    .returning({ id: bulkOrders.id });
  if (removed) return removed;
  await readOrder(db, actor, id);
  throw new AppError('INVALID_STATUS');
}

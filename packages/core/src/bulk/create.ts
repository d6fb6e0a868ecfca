import { and, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import type { CreateBulkInput } from '#bulk/inputs';
import { toBulkOrder, type BulkOrder } from '#bulk/order';
import type { Core } from '#core';
import { bulkOrders } from '#db/schema/bulk';
import { AppError } from '#errors';
import { inputHash } from '#idempotency/hash';

/**
 * Begins a bulk order, whose lines are added next. The same key and name answer the same order again.
 * @throws AppError IDEMPOTENCY_KEY_REUSED
 */
export async function createBulkOrder(
  { db }: Core,
  actor: Actor,
  { name, idempotencyKey }: CreateBulkInput,
): Promise<BulkOrder & { replayed: boolean }> {
  const { walletId, userId } = actor;
  const hash = inputHash(name);
  const [created] = await db
    .insert(bulkOrders)
    .values({
      walletId,
      id: uuidv7(),
      userId,
      name,
      idempotencyKey,
      inputHash: hash,
      createdAt: new Date(),
    })
    .onConflictDoNothing({ target: [bulkOrders.walletId, bulkOrders.idempotencyKey] })
    .returning();
  if (created) return { ...toBulkOrder(created), replayed: false };

  // A statement of its own: the conflicting row may be newer than the insert's snapshot.
  const [existing] = await db
    .select()
    .from(bulkOrders)
    .where(and(eq(bulkOrders.walletId, walletId), eq(bulkOrders.idempotencyKey, idempotencyKey)));
  if (!existing?.inputHash.equals(hash)) throw new AppError('IDEMPOTENCY_KEY_REUSED');
  return { ...toBulkOrder(existing), replayed: true };
}

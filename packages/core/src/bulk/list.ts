import { and, desc, eq, lt } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { ListBulkInput } from '#bulk/inputs';
import { toBulkOrder, type BulkOrder } from '#bulk/order';
import type { Core } from '#core';
import { bulkOrders } from '#db/schema/bulk';
import { pageOf, type Page } from '#page';

/** The actor's bulk orders, newest first. */
export async function listBulkOrders(
  { db }: Core,
  { walletId }: Actor,
  { cursor, limit }: ListBulkInput,
): Promise<Page<BulkOrder>> {
  const rows = await db
    .select()
    .from(bulkOrders)
    .where(and(eq(bulkOrders.walletId, walletId), cursor ? lt(bulkOrders.id, cursor) : undefined))
    .orderBy(desc(bulkOrders.id))
    .limit(limit + 1);
  return pageOf(rows, limit, toBulkOrder, ({ id }) => id);
}

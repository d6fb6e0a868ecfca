import { and, asc, eq, gt } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { ListBulkLinesInput } from '#bulk/inputs';
import { toBulkLine, type BulkLine } from '#bulk/line';
import { readOrder } from '#bulk/order';
import type { Core } from '#core';
import { bulkLines } from '#db/schema/bulk';
import { charges } from '#db/schema/charges';
import { pageOf, type Page } from '#page';

/**
 * An order's lines, in the order of the file.
 * @throws AppError TRANSACTION_NOT_FOUND
 */
export async function listBulkLines(
  { db, settings }: Core,
  actor: Actor,
  { id, status, cursor, limit }: ListBulkLinesInput,
): Promise<Page<BulkLine>> {
  const order = await readOrder(db, actor, id);
  const rows = await db
    .select({ line: bulkLines, charge: charges })
    .from(bulkLines)
    .leftJoin(
      charges,
      and(eq(charges.walletId, bulkLines.walletId), eq(charges.id, bulkLines.chargeId)),
    )
    .where(
      and(
        eq(bulkLines.walletId, order.walletId),
        eq(bulkLines.orderId, order.id),
        status && eq(bulkLines.status, status),
        cursor ? gt(bulkLines.line, Number(cursor)) : undefined,
      ),
    )
    .orderBy(asc(bulkLines.line))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ line, charge }) => toBulkLine(line, charge, settings.business.currency),
    ({ line }) => String(line.line),
  );
}

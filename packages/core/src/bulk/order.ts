import { and, eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { BulkStatus } from '#consts';
import type { Db, Tx } from '#db/client';
import { bulkOrders } from '#db/schema/bulk';
import { AppError, errorNameOf, type ErrorName } from '#errors';

/** A bulk order as its seller sees it. */
export interface BulkOrder {
  id: string;
  name: string;
  status: BulkStatus;
  /** Why it stopped by itself; null unless it is `stopped`. */
  stopReason: ErrorName | null;
  /** Lines of the file that were taken, blank ones and the header too: the next is one further. */
  taken: number;
  /** Lines to sell, by what became of them. */
  lines: BulkCounts;
  createdAt: string;
  startedAt: string | null;
  /** When it was finished or cancelled. */
  endedAt: string | null;
}

export interface BulkCounts {
  total: number;
  ready: number;
  invalid: number;
  sold: number;
  refused: number;
  /** Those that ask for the same amount for the same phone as an earlier line. */
  duplicates: number;
}

export type BulkOrderRow = typeof bulkOrders.$inferSelect;

export function toBulkOrder(row: BulkOrderRow): BulkOrder {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    stopReason: row.stopCode === null ? null : errorNameOf(row.stopCode),
    taken: row.taken,
    lines: countsOf(row),
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** The same counts from whatever read them; what is not one of the others is ready. */
export function countsOf(row: Omit<BulkCounts, 'ready'>): BulkCounts {
  const { total, invalid, sold, refused, duplicates } = row;
  return { total, ready: total - invalid - sold - refused, invalid, sold, refused, duplicates };
}

/** The actor's own order of this id. */
export function ownOrder(actor: Actor, id: string) {
  return and(eq(bulkOrders.walletId, actor.walletId), eq(bulkOrders.id, id));
}

/** @throws AppError TRANSACTION_NOT_FOUND, for somebody else's too */
export async function readOrder(db: Db | Tx, actor: Actor, id: string): Promise<BulkOrderRow> {
  const [row] = await db.select().from(bulkOrders).where(ownOrder(actor, id));
  if (!row) throw new AppError('TRANSACTION_NOT_FOUND');
  return row;
}

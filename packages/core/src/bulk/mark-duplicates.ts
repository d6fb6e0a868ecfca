import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { bulkLines } from '#db/schema/bulk';

/**
 * Notes of lines from `first` on which earlier one asks for the same amount for the same phone; a
 * warning, since it may be meant. Answers how many do.
 */
export async function markDuplicates(
  tx: Tx,
  { walletId, id }: { walletId: string; id: string },
  first: number,
): Promise<number> {
  const marked = await tx.execute(sql`
    UPDATE ${bulkLines} AS l
    SET duplicate_of = e.line
    FROM ${bulkLines} n
    CROSS JOIN LATERAL (
      SELECT b.line FROM ${bulkLines} b
      WHERE b.wallet_id = n.wallet_id AND b.order_id = n.order_id AND b.phone = n.phone
        AND b.amount = n.amount AND b.line < n.line AND b.status <> 'invalid'
      ORDER BY b.line LIMIT 1
    ) e
    WHERE n.wallet_id = ${walletId} AND n.order_id = ${id} AND n.line >= ${first}
      AND n.status <> 'invalid'
      AND l.wallet_id = n.wallet_id AND l.order_id = n.order_id AND l.line = n.line`);
  return marked.count;
}

import { and, desc, eq, gt, gte, ne } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import { ID_AHEAD_MS, uuidFloor } from '#comparisons/uuid-floor';
import type { Core } from '#core';
import { charges } from '#db/schema/charges';

/** Who sells the same once more within this time may have pressed twice. */
const RECENT_MS = 120_000;

export interface RecentSale {
  chargeId: string;
  createdAt: string;
}

/** The actor's last sale of the same amount to the same phone within two minutes; refused ones are none. */
export async function findRecentSame(
  { db }: Core,
  { walletId }: Actor,
  phone: string,
  amountMinor: bigint,
): Promise<RecentSale | null> {
  const since = Date.now() - RECENT_MS;
  const [row] = await db
    .select({ chargeId: charges.id, createdAt: charges.createdAt })
    .from(charges)
    .where(
      and(
        eq(charges.phone, phone),
        eq(charges.walletId, walletId),
        gt(charges.id, uuidFloor(since - ID_AHEAD_MS)),
        eq(charges.amount, amountMinor),
        ne(charges.status, 'refused'),
        gte(charges.createdAt, new Date(since)),
      ),
    )
    .orderBy(desc(charges.id))
    .limit(1);
  return row ? { chargeId: row.chargeId, createdAt: row.createdAt.toISOString() } : null;
}

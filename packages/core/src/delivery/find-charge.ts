import { eq } from 'drizzle-orm';
import type { Core } from '#core';
import { charges } from '#db/schema/charges';

/** Admins and the operator know a charge's id only; rows are found by their wallet. */
export async function findCharge({ db }: Core, id: string) {
  const [row] = await db
    .select({ walletId: charges.walletId, userId: charges.userId, status: charges.status })
    .from(charges)
    .where(eq(charges.id, id));
  return row;
}

import { and, eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import { toCharge, type Charge } from '#charges/charge';
import type { GetChargeInput } from '#charges/inputs';
import type { Core } from '#core';
import { charges } from '#db/schema/charges';
import { AppError } from '#errors';

/**
 * One of the actor's own charges.
 * @throws AppError TRANSACTION_NOT_FOUND, for somebody else's too
 */
export async function getCharge(core: Core, actor: Actor, { id }: GetChargeInput): Promise<Charge> {
  const [row] = await core.db
    .select()
    .from(charges)
    .where(and(eq(charges.walletId, actor.walletId), eq(charges.id, id)));
  if (!row) throw new AppError('TRANSACTION_NOT_FOUND');
  return toCharge(row, core.settings.business.currency);
}

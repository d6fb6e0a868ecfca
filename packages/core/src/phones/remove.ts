import { and, eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { phones } from '#db/schema/charges';
import { AppError } from '#errors';
import type { RemovePhoneInput } from '#phones/inputs';

/**
 * Takes a phone out of the actor's book; what was sold to it stays on record.
 * @throws AppError TRANSACTION_NOT_FOUND, also for a phone in somebody else's book.
 */
export async function removePhone(
  { db }: Core,
  { walletId }: Actor,
  { id }: RemovePhoneInput,
): Promise<{ id: string }> {
  const [removed] = await db
    .delete(phones)
    .where(and(eq(phones.walletId, walletId), eq(phones.id, id)))
    .returning({ id: phones.id });
  if (!removed) throw new AppError('TRANSACTION_NOT_FOUND');
  return removed;
}

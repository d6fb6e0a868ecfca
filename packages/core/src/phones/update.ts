import { and, eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { phones } from '#db/schema/charges';
import { AppError } from '#errors';
import type { SetFavouriteInput, UpdatePhoneInput } from '#phones/inputs';
import type { PhoneItem } from '#phones/list';

/** A phone of the book without what was sold to it, which its list tells. */
export type BookedPhone = Omit<PhoneItem, 'charged'>;

/**
 * Gives a phone of the actor's book another label, or none.
 * @throws AppError TRANSACTION_NOT_FOUND, also for a phone in somebody else's book
 */
export function updatePhone(
  core: Core,
  actor: Actor,
  { id, label }: UpdatePhoneInput,
): Promise<BookedPhone> {
  return change(core, actor, id, { label: label || null });
}

/**
 * Stars a phone of the actor's book, or takes the star away.
 * @throws AppError TRANSACTION_NOT_FOUND, also for a phone in somebody else's book
 */
export function setFavouritePhone(
  core: Core,
  actor: Actor,
  { id, favourite }: SetFavouriteInput,
): Promise<BookedPhone> {
  return change(core, actor, id, { favourite });
}

async function change(
  { db }: Core,
  { walletId }: Actor,
  id: string,
  changed: { label: string | null } | { favourite: boolean },
): Promise<BookedPhone> {
  const [phone] = await db
    .update(phones)
    .set(changed)
    .where(and(eq(phones.walletId, walletId), eq(phones.id, id)))
    .returning({
      id: phones.id,
      phone: phones.phone,
      label: phones.label,
      favourite: phones.favourite,
    });
  if (!phone) throw new AppError('TRANSACTION_NOT_FOUND');
  return phone;
}

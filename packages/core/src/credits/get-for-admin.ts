import { and, desc, eq, ne } from 'drizzle-orm';
import type { Core } from '#core';
import {
  selectCreditsForAdmin,
  toCreditForAdmin,
  type CreditForAdmin,
} from '#credits/credit-for-admin';
import { toCredit, type Credit } from '#credits/credit';
import type { GetCreditInput } from '#credits/inputs';
import { creditRequests } from '#db/schema/credits';
import { AppError } from '#errors';
import { getUser } from '#users/get';
import type { User } from '#users/user';

/** What an admin wants to know before deciding. */
export interface CreditDetails extends CreditForAdmin {
  /** Who asks, with their balance and what they sold in the last thirty days. */
  seller: User;
  /** Their last five other requests, newest first. */
  others: Credit[];
}

const OTHERS_MAX = 5;

/** @throws AppError TRANSACTION_NOT_FOUND */
export async function getCreditForAdmin(
  core: Core,
  { id }: GetCreditInput,
): Promise<CreditDetails> {
  const { business } = core.settings;
  const [row] = await selectCreditsForAdmin(core, eq(creditRequests.id, id));
  if (!row) throw new AppError('TRANSACTION_NOT_FOUND');
  const [seller, others] = await Promise.all([
    getUser(core, { id: row.user.id }),
    core.db
      .select()
      .from(creditRequests)
      .where(and(eq(creditRequests.walletId, row.request.walletId), ne(creditRequests.id, id)))
      .orderBy(desc(creditRequests.id))
      .limit(OTHERS_MAX),
  ]);
  return {
    ...toCreditForAdmin(row, business),
    seller,
    others: others.map((other) => toCredit(other, business.currency)),
  };
}

import { and, desc, eq, lt } from 'drizzle-orm';
import { toCharge, type Charge } from '#charges/charge';
import type { ListAllChargesInput } from '#charges/inputs';
import type { Core } from '#core';
import { charges } from '#db/schema/charges';
import { users } from '#db/schema/users';
import { pageOf, type Page } from '#page';
import { parsePhone } from '#phones/parse';

/** A charge as an admin sees it: with its seller and how its delivery goes. */
export interface ChargeForAdmin extends Charge {
  user: { id: string; email: string; name: string | null };
  attempts: number;
  lastAnswer: string | null;
  nextAttemptAt: string | null;
  operatorTransactionId: string | null;
}

/** Everybody's charges, newest first. */
export async function listAllCharges(
  core: Core,
  { status, phone, userId, cursor, limit }: ListAllChargesInput,
): Promise<Page<ChargeForAdmin>> {
  const { currency, defaultRegion } = core.settings.business;
  const rows = await core.db
    .select({ charge: charges, user: { id: users.id, email: users.email, name: users.name } })
    .from(charges)
    .innerJoin(users, eq(users.walletId, charges.walletId))
    .where(
      and(
        status && eq(charges.status, status),
        phone ? eq(charges.phone, parsePhone(phone, defaultRegion)) : undefined,
        userId ? eq(users.id, userId) : undefined,
        cursor ? lt(charges.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(charges.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ charge, user }) => ({
      ...toCharge(charge, currency),
      user,
      attempts: charge.attempts,
      lastAnswer: charge.lastAnswer,
      nextAttemptAt: charge.nextAttemptAt?.toISOString() ?? null,
      operatorTransactionId: charge.operatorTransactionId,
    }),
    ({ charge }) => charge.id,
  );
}

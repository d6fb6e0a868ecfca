import { eq, type SQL } from 'drizzle-orm';
import { toCharge, type Charge } from '#charges/charge';
import { UNSETTLED_ALARM_MS } from '#consts';
import type { Db } from '#db/client';
import { charges } from '#db/schema/charges';
import { users } from '#db/schema/users';

/** A charge as an admin sees it: with its seller and how its delivery goes. */
export interface ChargeForAdmin extends Charge {
  user: { id: string; email: string; name: string | null };
  attempts: number;
  lastAnswer: string | null;
  nextAttemptAt: string | null;
  operatorTransactionId: string | null;
}

type ChargeRow = typeof charges.$inferSelect;
type Seller = ChargeForAdmin['user'];

/** Charges with their sellers; the caller orders and cuts. */
export function selectChargesForAdmin(db: Db, where: SQL | undefined) {
  return db
    .select({ charge: charges, user: { id: users.id, email: users.email, name: users.name } })
    .from(charges)
    .innerJoin(users, eq(users.walletId, charges.walletId))
    .where(where);
}

export function toChargeForAdmin(
  charge: ChargeRow,
  user: Seller,
  currency: string,
): ChargeForAdmin {
  return {
    ...toCharge(charge, currency),
    user,
    attempts: charge.attempts,
    lastAnswer: charge.lastAnswer,
    nextAttemptAt: charge.nextAttemptAt?.toISOString() ?? null,
    operatorTransactionId: charge.operatorTransactionId,
  };
}

/** How long it has been on its way, and whether that is too long; nothing once it is settled. */
export interface Waiting {
  /** Since the sale; null once it is settled. */
  ageMs: number | null;
  /** Unsettled for longer than ten minutes. */
  overdue: boolean;
}

export function waitingOf({ status, createdAt }: ChargeRow, nowMs: number): Waiting {
  if (status !== 'pending' && status !== 'unknown') return { ageMs: null, overdue: false };
  const ageMs = nowMs - createdAt.getTime();
  return { ageMs, overdue: ageMs > UNSETTLED_ALARM_MS };
}

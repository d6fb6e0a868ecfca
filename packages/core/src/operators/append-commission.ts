import { and, desc, eq, isNull, lte } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import type { Tx } from '#db/client';
import { commissions } from '#db/schema/catalogue';
import { AppError } from '#errors';

export interface NewCommission {
  code: string;
  /** Null: everybody's. */
  userId: string | null;
  basisPoints: number | null;
  /** ISO text; undefined: from now on. */
  effectiveFrom: string | undefined;
}

/** What was changed; null where all stays as it is. */
export type CommissionChange = { before: number | null; effectiveFrom: Date } | null;

/**
 * Appends a commission, in the transaction that has the operator's lock. It may not begin in the
 * past: what was sold then keeps its price, and the history would tell of another.
 * @throws AppError INVALID_INPUT
 */
export async function appendCommission(
  tx: Tx,
  actor: Actor,
  { code, userId, basisPoints, effectiveFrom }: NewCommission,
): Promise<CommissionChange> {
  const now = new Date();
  const from = effectiveFrom === undefined ? now : new Date(effectiveFrom);
  if (from < now) {
    const issue = { path: ['effectiveFrom'], message: 'is in the past' };
    throw new AppError('INVALID_INPUT', { issues: [issue] });
  }
  const [then] = await tx
    .select({ basisPoints: commissions.basisPoints, effectiveFrom: commissions.effectiveFrom })
    .from(commissions)
    .where(
      and(
        eq(commissions.operator, code),
        userId === null ? isNull(commissions.userId) : eq(commissions.userId, userId),
        lte(commissions.effectiveFrom, from),
      ),
    )
    .orderBy(desc(commissions.effectiveFrom), desc(commissions.id))
    .limit(1);
  const before = then?.basisPoints ?? (userId === null ? 0 : null);
  const isSameMoment = then?.effectiveFrom.getTime() === from.getTime();
  if (before === basisPoints && (from === now || isSameMoment)) return null;
  await tx.insert(commissions).values({
    operator: code,
    id: uuidv7(),
    userId,
    basisPoints,
    effectiveFrom: from,
    createdBy: actor.userId,
    createdAt: now,
  });
  return { before, effectiveFrom: from };
}

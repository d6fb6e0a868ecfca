import { and, eq } from 'drizzle-orm';
import { recordAudit } from '#audit/record';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { toCredit, type Credit } from '#credits/credit';
import type { CancelCreditInput } from '#credits/inputs';
import { creditRequests } from '#db/schema/credits';
import { AppError } from '#errors';

/**
 * Takes back a request of one's own that nobody has decided.
 * @throws AppError TRANSACTION_NOT_FOUND, ALREADY_PROCESSED
 */
export async function cancelCredit(
  core: Core,
  actor: Actor,
  { id }: CancelCreditInput,
): Promise<Credit> {
  const own = and(eq(creditRequests.walletId, actor.walletId), eq(creditRequests.id, id));
  const cancelled = await core.db.transaction(async (tx) => {
    const [row] = await tx
      .update(creditRequests)
      .set({ status: 'cancelled', decidedAt: new Date() })
      .where(and(own, eq(creditRequests.status, 'pending')))
      .returning();
    if (row)
      await recordAudit(tx, actor, {
        action: 'credit.cancelled',
        subjectId: id,
        before: { status: 'pending' },
        after: { status: 'cancelled' },
      });
    return row;
  });
  if (cancelled) {
    core.publisher.publish('credits', id);
    return toCredit(cancelled, core.settings.business.currency);
  }

  const [existing] = await core.db
    .select({ status: creditRequests.status })
    .from(creditRequests)
    .where(own);
  if (!existing) throw new AppError('TRANSACTION_NOT_FOUND');
  throw new AppError('ALREADY_PROCESSED', { status: existing.status });
}

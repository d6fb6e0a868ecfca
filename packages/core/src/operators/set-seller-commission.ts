import { eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import { recordAudit } from '#audit/record';
import type { Core } from '#core';
import { users } from '#db/schema/users';
import { AppError } from '#errors';
import { appendCommission } from '#operators/append-commission';
import { getOperator, type OperatorDetail } from '#operators/get';
import type { SetSellerCommissionInput } from '#operators/inputs';
import { lockOperator } from '#operators/lock';

/**
 * Gives one seller a commission of their own, at once or from a time to come, or (null) takes it
 * away, so that everybody's counts for them again.
 * @throws AppError SELF_APPROVAL for one's own account, TRANSACTION_NOT_FOUND, ACCOUNT_NOT_FOUND,
 * INVALID_INPUT for a time in the past
 */
export async function setSellerCommission(
  core: Core,
  actor: Actor,
  { code, userId, basisPoints, effectiveFrom }: SetSellerCommissionInput,
): Promise<OperatorDetail> {
  if (userId === actor.userId) throw new AppError('SELF_APPROVAL');
  await core.db.transaction(async (tx) => {
    const operator = await lockOperator(tx, core, code);
    const [seller] = await tx
      .select({ email: users.email })
      .from(users)
      .where(eq(users.id, userId));
    if (!seller) throw new AppError('ACCOUNT_NOT_FOUND');
    const change = await appendCommission(tx, actor, {
      code,
      userId,
      basisPoints,
      effectiveFrom,
    });
    if (!change) return;
    await recordAudit(tx, actor, {
      action: 'operator.seller_commission_set',
      subjectId: operator.id,
      before: { seller: seller.email, basisPoints: change.before },
      after: {
        seller: seller.email,
        basisPoints,
        effectiveFrom: change.effectiveFrom.toISOString(),
      },
    });
  });
  return await getOperator(core, { code });
}

import { and, eq, gt } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import { recordAudit } from '#audit/record';
import type { Core } from '#core';
import type { Tx } from '#db/client';
import { commissions } from '#db/schema/catalogue';
import { users } from '#db/schema/users';
import { AppError } from '#errors';
import { appendCommission } from '#operators/append-commission';
import { getOperator, type OperatorDetail } from '#operators/get';
import type { SetSellerCommissionInput } from '#operators/inputs';
import { lockOperator } from '#operators/lock';

/**
 * Gives one seller a commission of their own, at once or from a time to come, or (null) takes it
 * away, so that everybody's counts for them again; at once, it takes those to come away as well.
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
    const isRemoval = basisPoints === null && effectiveFrom === undefined;
    const planned = isRemoval ? await plannedTimes(tx, code, userId) : [];
    for (const from of [effectiveFrom, ...planned]) {
      const commission = { code, userId, basisPoints, effectiveFrom: from };
      const change = await appendCommission(tx, actor, commission);
      if (!change) continue;
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
    }
  });
  return await getOperator(core, { code });
}

/** When something is to change for a seller, as ISO text. */
async function plannedTimes(tx: Tx, code: string, userId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ effectiveFrom: commissions.effectiveFrom })
    .from(commissions)
    .where(
      and(
        eq(commissions.operator, code),
        eq(commissions.userId, userId),
        gt(commissions.effectiveFrom, new Date()),
      ),
    );
  return rows.map(({ effectiveFrom }) => effectiveFrom.toISOString());
}

import type { Actor } from '#auth/actor';
import { recordAudit } from '#audit/record';
import type { Core } from '#core';
import { appendCommission } from '#operators/append-commission';
import { getOperator, type OperatorDetail } from '#operators/get';
import type { SetCommissionInput } from '#operators/inputs';
import { lockOperator } from '#operators/lock';

/**
 * Sets the commission of everybody who has none of their own, at once or from a time to come. What is
 * sold already keeps its price.
 * @throws AppError TRANSACTION_NOT_FOUND, INVALID_INPUT for a time in the past
 */
export async function setCommission(
  core: Core,
  actor: Actor,
  { code, basisPoints, effectiveFrom }: SetCommissionInput,
): Promise<OperatorDetail> {
  await core.db.transaction(async (tx) => {
    const operator = await lockOperator(tx, core, code);
    const change = await appendCommission(tx, actor, {
      code,
      userId: null,
      basisPoints,
      effectiveFrom,
    });
    if (!change) return;
    await recordAudit(tx, actor, {
      action: 'operator.commission_set',
      subjectId: operator.id,
      before: { basisPoints: change.before },
      after: { basisPoints, effectiveFrom: change.effectiveFrom.toISOString() },
    });
  });
  return await getOperator(core, { code });
}

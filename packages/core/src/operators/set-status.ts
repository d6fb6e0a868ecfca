import { eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import { recordAudit } from '#audit/record';
import type { Core } from '#core';
import { operators } from '#db/schema/charges';
import { getOperator, type OperatorDetail } from '#operators/get';
import type { SetOperatorStatusInput } from '#operators/inputs';
import { lockOperator } from '#operators/lock';

/**
 * Pauses an operator, for which nothing is sold from then on (what is on its way still is), or makes
 * it active again.
 * @throws AppError TRANSACTION_NOT_FOUND
 */
export async function setOperatorStatus(
  core: Core,
  actor: Actor,
  { code, status }: SetOperatorStatusInput,
): Promise<OperatorDetail> {
  await core.db.transaction(async (tx) => {
    const operator = await lockOperator(tx, core, code);
    if (operator.status === status) return;
    await tx.update(operators).set({ status }).where(eq(operators.code, code));
    await recordAudit(tx, actor, {
      action: 'operator.status_set',
      subjectId: operator.id,
      before: { status: operator.status },
      after: { status },
    });
  });
  return await getOperator(core, { code });
}

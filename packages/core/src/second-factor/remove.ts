import { and, eq, isNotNull } from 'drizzle-orm';
import { recordAudit } from '#audit/record';
import type { Actor } from '#auth/actor';
import { requirePassword } from '#auth/require-password';
import { requireSession } from '#auth/require-session';
import type { Core } from '#core';
import { secondFactors } from '#db/schema/users';
import { AppError } from '#errors';
import { checkSecondFactor } from '#second-factor/check';
import type { RemoveSecondFactorInput } from '#second-factor/inputs';

/**
 * Asks the actor for the password alone again.
 * @throws AppError PERMISSION_DENIED for an API key; INVALID_CREDENTIALS, INVALID_CODE, RATE_LIMITED,
 * OVERLOADED; INVALID_STATUS where there is none
 */
export async function removeSecondFactor(
  core: Core,
  actor: Actor,
  { password, code }: RemoveSecondFactorInput,
): Promise<void> {
  requireSession(actor);
  await requirePassword(core, actor.userId, password);
  await checkSecondFactor(core, actor.userId, code);
  await dropSecondFactor(core, actor, actor.userId);
}

/**
 * The same without a code, for somebody who has lost app and recovery codes and has shown to people
 * who they are. `actor` is null at the command line.
 * @throws AppError INVALID_STATUS where there is none
 */
export async function dropSecondFactor(
  { db }: Core,
  actor: Actor | null,
  userId: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    const dropped = await tx
      .delete(secondFactors)
      .where(and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt)))
      .returning({ userId: secondFactors.userId });
    if (dropped.length === 0) throw new AppError('INVALID_STATUS');
    await recordAudit(tx, actor, { action: 'second_factor.removed', subjectId: userId });
  });
}

import { and, eq, isNull } from 'drizzle-orm';
import { recordAudit } from '#audit/record';
import type { Actor } from '#auth/actor';
import { requireSession } from '#auth/require-session';
import type { Core } from '#core';
import { secondFactors } from '#db/schema/users';
import { AppError } from '#errors';
import { newRecoveryCodes, recoveryHash, stepOf } from '#second-factor/codes';
import type { ConfirmSecondFactorInput } from '#auth/inputs';
import { unseal } from '#second-factor/seal';

/**
 * From now on a code is asked for when the actor signs in. Answers ten recovery codes, each of which
 * counts once in the place of the app's; they are shown this once.
 * @throws AppError PERMISSION_DENIED for an API key; INVALID_STATUS where none was begun, or it is
 * confirmed already; INVALID_CODE
 */
export async function confirmSecondFactor(
  core: Core,
  actor: Actor,
  { code }: ConfirmSecondFactorInput,
): Promise<{ recoveryCodes: string[] }> {
  requireSession(actor);
  const { userId } = actor;
  const begun = and(eq(secondFactors.userId, userId), isNull(secondFactors.confirmedAt));
  const recoveryCodes = newRecoveryCodes();
  await core.db.transaction(async (tx) => {
    const [factor] = await tx.select().from(secondFactors).where(begun).for('update');
    if (!factor) throw new AppError('INVALID_STATUS');
    const key = unseal(core.settings.auth.secret, userId, factor.sealedKey);
    const step = stepOf(key, code, Date.now());
    if (step === null) throw new AppError('INVALID_CODE');
    await tx
      .update(secondFactors)
      .set({
        confirmedAt: new Date(),
        lastStep: step,
        recoveryHashes: recoveryCodes.map(recoveryHash),
      })
      .where(begun);
    await recordAudit(tx, actor, { action: 'second_factor.added', subjectId: userId });
  });
  return { recoveryCodes };
}

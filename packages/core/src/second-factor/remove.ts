import type { Actor } from '#auth/actor';
import { requirePassword } from '#auth/require-password';
import { requireSession } from '#auth/require-session';
import type { Core } from '#core';
import { checkSecondFactor } from '#second-factor/check';
import { dropSecondFactor } from '#second-factor/drop';
import type { RemoveSecondFactorInput } from '#auth/inputs';

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

import { eq, isNull } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import { requirePassword } from '#auth/require-password';
import { requireSession } from '#auth/require-session';
import type { Core } from '#core';
import { secondFactors, users } from '#db/schema/users';
import { AppError } from '#errors';
import { enrolment, newKey } from '#second-factor/codes';
import type { BeginSecondFactorInput } from '#auth/inputs';
import { seal } from '#second-factor/seal';

/**
 * Makes a key for the actor's app, in place of one that was never confirmed. Nothing is asked for
 * at the door before `confirmSecondFactor`. Answers the key in base32 and as an `otpauth:` URI.
 * @throws AppError PERMISSION_DENIED for an API key; INVALID_CREDENTIALS; INVALID_STATUS with a
 * second factor; OVERLOADED
 */
export async function beginSecondFactor(
  core: Core,
  actor: Actor,
  { password }: BeginSecondFactorInput,
): Promise<{ key: string; uri: string }> {
  requireSession(actor);
  const { userId } = actor;
  await requirePassword(core, userId, password);
  const key = newKey();
  const fresh = {
    sealedKey: seal(core.settings.auth.secret, userId, key),
    createdAt: new Date(),
  };
  const [begun] = await core.db
    .insert(secondFactors)
    .values({ userId, ...fresh })
    .onConflictDoUpdate({
      target: secondFactors.userId,
      set: fresh,
      setWhere: isNull(secondFactors.confirmedAt),
    })
    .returning({ userId: secondFactors.userId });
  if (!begun) throw new AppError('INVALID_STATUS');
  const [user] = await core.db
    .select({ email: users.email })
    .from(users)
    .where(eq(users.id, userId));
  if (!user) throw new AppError('UNAUTHENTICATED');
  return enrolment(key, user.email);
}

import { recordAudit } from '#audit/record';
import type { RegisterInput } from '#auth/inputs';
import { hashPassword, refuseCommonPassword } from '#auth/passwords';
import type { SessionUser } from '#auth/session';
import type { Core } from '#core';
import { createUser } from '#users/create';

/**
 * Makes an admin's account from the command line. It never turns an existing account into one, for
 * whoever registered the address first knows its password.
 * @throws AppError PASSWORD_TOO_COMMON, EMAIL_TAKEN
 */
export async function createAdmin(
  { db, settings }: Core,
  { email, password, name }: RegisterInput,
): Promise<SessionUser> {
  await refuseCommonPassword(password);
  const passwordHash = await hashPassword(password);
  const { currency } = settings.business;
  const profile = { email, name: name || null, role: 'admin' } as const;
  return await db.transaction(async (tx) => {
    const { userId } = await createUser(tx, { ...profile, passwordHash, currency });
    await recordAudit(tx, null, { action: 'user.registered', subjectId: userId, after: profile });
    return { id: userId, ...profile };
  });
}

import { recordAudit } from '#audit/record';
import type { RegisterInput } from '#auth/inputs';
import { hashPassword, refuseCommonPassword } from '#auth/passwords';
import { newApiSession, signTokens, type Tokens } from '#auth/session';
import type { Core } from '#core';
import { sessions } from '#db/schema/users';
import { createUser } from '#users/create';

/**
 * Opens a seller's account: user, wallet, first session and audit record, all or none. `address` is
 * the caller's network address, `clientName` what they call with.
 * @throws AppError PASSWORD_TOO_COMMON, EMAIL_TAKEN, OVERLOADED
 */
export async function registerUser(
  core: Core,
  { email, password, name }: RegisterInput,
  address: string | null,
  clientName: string | null = null,
): Promise<Tokens> {
  await refuseCommonPassword(password);
  const passwordHash = await hashPassword(password);
  const { currency } = core.settings.business;
  const profile = { email, name: name || null, role: 'seller' } as const;

  const { userId, session, tokenId } = await core.db.transaction(async (tx) => {
    const created = await createUser(tx, { ...profile, passwordHash, currency });
    const opened = newApiSession(created.userId, { address, name: clientName });
    await tx.insert(sessions).values(opened.session);
    const actor = { ...created, role: profile.role, sessionId: opened.session.id, address };
    await recordAudit(tx, actor, {
      action: 'user.registered',
      subjectId: created.userId,
      after: profile,
    });
    return { ...created, ...opened };
  });
  return await signTokens(core, { id: userId, ...profile }, session, tokenId);
}

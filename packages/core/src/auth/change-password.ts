import { and, eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import { recordAudit } from '#audit/record';
import { endSessions } from '#auth/end-sessions';
import type { ChangePasswordInput } from '#auth/inputs';
import { hashPassword, refuseCommonPassword } from '#auth/passwords';
import { requirePassword } from '#auth/require-password';
import type { Core } from '#core';
import { users } from '#db/schema/users';
import { AppError } from '#errors';

/**
 * Sets the actor's password and ends all their sessions, this one too.
 * @throws AppError INVALID_CREDENTIALS when the current password is wrong; PASSWORD_TOO_COMMON,
 * OVERLOADED
 */
export async function changePassword(
  core: Core,
  actor: Actor,
  { currentPassword, newPassword }: ChangePasswordInput,
): Promise<void> {
  const { userId } = actor;
  const currentHash = await requirePassword(core, userId, currentPassword);
  await refuseCommonPassword(newPassword);
  const passwordHash = await hashPassword(newPassword);

  await core.db.transaction(async (tx) => {
    // Of two changes at once the later must know the earlier one's password.
    const changed = await tx
      .update(users)
      .set({ passwordHash })
      .where(and(eq(users.id, userId), eq(users.passwordHash, currentHash)))
      .returning({ id: users.id });
    if (changed.length === 0) throw new AppError('INVALID_CREDENTIALS');
    await endSessions(tx, userId, 'password');
    await recordAudit(tx, actor, { action: 'password.changed', subjectId: userId });
  });
  core.publisher.publish('sessions', userId);
}

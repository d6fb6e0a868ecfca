import { eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import { recordAudit } from '#audit/record';
import { endSessions } from '#auth/end-sessions';
import type { Core } from '#core';
import { users } from '#db/schema/users';
import { getUser } from '#users/get';
import type { SetUserRoleInput } from '#users/inputs';
import { lockUser } from '#users/lock';
import type { User } from '#users/user';

/**
 * Makes another user a seller or an admin. It ends all their sessions and API keys at once: what
 * was opened with one role, on whatever machine, never comes to act in another.
 * @throws AppError PERMISSION_DENIED for one's own account, ACCOUNT_NOT_FOUND
 */
export async function setUserRole(
  core: Core,
  actor: Actor,
  { id, role }: SetUserRoleInput,
): Promise<User> {
  await core.db.transaction(async (tx) => {
    const user = await lockUser(tx, actor, id);
    if (user.role === role) return;
    await tx.update(users).set({ role }).where(eq(users.id, id));
    await endSessions(tx, id, 'role');
    await recordAudit(tx, actor, {
      action: 'user.role_set',
      subjectId: id,
      before: { role: user.role },
      after: { role },
    });
  });
  core.publisher.publish('sessions', id);
  return await getUser(core, { id });
}

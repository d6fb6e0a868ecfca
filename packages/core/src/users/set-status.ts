import { eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import { recordAudit } from '#audit/record';
import { endSessions } from '#auth/end-sessions';
import type { Core } from '#core';
import { users } from '#db/schema/users';
import { getUser } from '#users/get';
import type { SetUserStatusInput } from '#users/inputs';
import { lockUser } from '#users/lock';
import type { User } from '#users/user';

/**
 * Suspends another user's account, which ends all its sessions at once, or makes it active again,
 * which brings none of them back.
 * @throws AppError PERMISSION_DENIED for one's own account, ACCOUNT_NOT_FOUND
 */
export async function setUserStatus(
  core: Core,
  actor: Actor,
  { id, status }: SetUserStatusInput,
): Promise<User> {
  await core.db.transaction(async (tx) => {
    const user = await lockUser(tx, actor, id);
    if (user.status === status) return;
    await tx.update(users).set({ status }).where(eq(users.id, id));
    if (status === 'suspended') await endSessions(tx, id, 'suspended');
    await recordAudit(tx, actor, {
      action: 'user.status_set',
      subjectId: id,
      before: { status: user.status },
      after: { status },
    });
  });
  core.publisher.publish('sessions', id);
  return await getUser(core, { id });
}

import { eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { UpdateProfileInput } from '#auth/inputs';
import { getMe } from '#auth/me';
import type { SessionUser } from '#auth/session';
import type { Core } from '#core';
import { users } from '#db/schema/users';

/** Gives the actor another name, or none. */
export async function updateProfile(
  core: Core,
  actor: Actor,
  { name }: UpdateProfileInput,
): Promise<SessionUser> {
  await core.db
    .update(users)
    .set({ name: name || null })
    .where(eq(users.id, actor.userId));
  return await getMe(core, actor);
}

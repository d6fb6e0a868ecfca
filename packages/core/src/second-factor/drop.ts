import { and, eq, isNotNull } from 'drizzle-orm';
import { recordAudit } from '#audit/record';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { secondFactors, users } from '#db/schema/users';
import { AppError } from '#errors';

/**
 * From now on the password alone opens the account. `actor` is null at the command line.
 * @throws AppError INVALID_STATUS where there is no second factor
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

/**
 * The same for somebody who has lost the app and the recovery codes, and has shown to people who
 * they are.
 * @throws AppError ACCOUNT_NOT_FOUND, INVALID_STATUS
 */
export async function dropLostSecondFactor(core: Core, email: string): Promise<void> {
  const [user] = await core.db.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (!user) throw new AppError('ACCOUNT_NOT_FOUND');
  await dropSecondFactor(core, null, user.id);
}

import { and, eq, isNotNull } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { secondFactors } from '#db/schema/users';

export interface SecondFactor {
  /** ISO 8601, UTC. */
  since: string;
  recoveryCodesLeft: number;
}

/** The actor's own, or null where the password alone opens the account. */
export async function getSecondFactor(
  { db }: Core,
  { userId }: Actor,
): Promise<SecondFactor | null> {
  const [factor] = await db
    .select({ since: secondFactors.confirmedAt, hashes: secondFactors.recoveryHashes })
    .from(secondFactors)
    .where(and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt)));
  if (!factor?.since) return null;
  return { since: factor.since.toISOString(), recoveryCodesLeft: factor.hashes.length };
}

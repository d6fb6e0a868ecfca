import { and, arrayContains, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Core } from '#core';
import type { Db, Tx } from '#db/client';
import { secondFactors } from '#db/schema/users';
import { AppError } from '#errors';
import { recoveryHash, stepOf } from '#second-factor/codes';
import { unseal } from '#second-factor/seal';

/** Wrong ones in a row, within the time: whoever tries knows the password already. */
const TRIES_MAX = 5;
const TRIES_WITHIN_MS = 15 * 60_000;

const TOTP_CODE = /^\d{6}$/;

/**
 * Lets pass whoever has no second factor, or shows a code of it. A code counts once.
 * @throws AppError SECOND_FACTOR_REQUIRED without a code; INVALID_CODE; RATE_LIMITED
 * `{retryAfterMs}` after five wrong ones, for a quarter of an hour, whatever the code
 */
export async function checkSecondFactor(
  core: Core,
  userId: string,
  code: string | undefined,
): Promise<void> {
  const isConfirmed = and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt));
  const [factor] = await core.db.select().from(secondFactors).where(isConfirmed);
  if (!factor) return;
  if (code === undefined) throw new AppError('SECOND_FACTOR_REQUIRED');
  await countTry(core.db, userId);
  const key = unseal(core.settings.auth.secret, userId, factor.sealedKey);
  if (!(await useCode(core.db, userId, key, code))) throw new AppError('INVALID_CODE');
}

/** Before the code is looked at, so that many at once have no more tries than one after the other. */
async function countTry(db: Db, userId: string): Promise<void> {
  const now = new Date();
  const since = new Date(now.getTime() - TRIES_WITHIN_MS);
  const goesOn = sql`${secondFactors.triesSince} > ${since.toISOString()}`;
  const [counted] = await db
    .update(secondFactors)
    .set({
      tries: sql`CASE WHEN ${goesOn} THEN ${secondFactors.tries} + 1 ELSE 1 END`,
      triesSince: sql`CASE WHEN ${goesOn} THEN ${secondFactors.triesSince} ELSE ${now.toISOString()} END`,
    })
    .where(eq(secondFactors.userId, userId))
    .returning({ tries: secondFactors.tries, since: secondFactors.triesSince });
  if (!counted || counted.tries <= TRIES_MAX) return;
  const untilMs = (counted.since ?? now).getTime() + TRIES_WITHIN_MS;
  throw new AppError('RATE_LIMITED', { retryAfterMs: Math.max(1, untilMs - now.getTime()) });
}

/** Whether the code was good, and has been used up by this call. */
async function useCode(db: Db | Tx, userId: string, key: Buffer, code: string): Promise<boolean> {
  const mine = eq(secondFactors.userId, userId);
  const done = { tries: 0, triesSince: null };
  if (!TOTP_CODE.test(code)) {
    const hash = recoveryHash(code);
    const used = await db
      .update(secondFactors)
      .set({ ...done, recoveryHashes: sql`array_remove(${secondFactors.recoveryHashes}, ${hash})` })
      .where(and(mine, arrayContains(secondFactors.recoveryHashes, [hash])))
      .returning({ userId: secondFactors.userId });
    return used.length > 0;
  }
  const step = stepOf(key, code, Date.now());
  if (step === null) return false;
  const used = await db
    .update(secondFactors)
    .set({ ...done, lastStep: step })
    .where(and(mine, lt(secondFactors.lastStep, step)))
    .returning({ userId: secondFactors.userId });
  return used.length > 0;
}

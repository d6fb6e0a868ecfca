import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { AppError } from '#errors';
import { requestJob } from '#jobs/lease';

/** A verification takes up at most this part of the time, however often it is asked for. */
const REST_FACTOR = 10;
const REST_MIN_MS = 10_000;

/**
 * Has a worker verify the ledger now; asked for many times at once, it is done once.
 * @throws AppError RATE_LIMITED soon after the last one, the sooner the less that had to be read
 */
export async function requestVerification(
  core: Core,
  { userId }: Actor,
): Promise<{ queued: true }> {
  const now = Date.now();
  const [last] = await core.sql<{ started_at: string; finished_at: string }[]>`
    SELECT v.started_at, v.finished_at FROM ledger_verifications v ORDER BY v.id DESC LIMIT 1`;
  if (last) {
    const finishedAtMs = Date.parse(last.finished_at);
    const restMs = Math.max(
      REST_MIN_MS,
      (finishedAtMs - Date.parse(last.started_at)) * REST_FACTOR,
    );
    const retryAfterMs = finishedAtMs + restMs - now;
    if (retryAfterMs > 0) throw new AppError('RATE_LIMITED', { retryAfterMs });
  }
  await requestJob(core, 'ledger_verification', userId, now);
  return { queued: true };
}

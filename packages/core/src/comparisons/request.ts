import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { requestJob } from '#jobs/lease';

/** Has a worker compare everything now; asked for many times at once, it is done once. */
export async function requestComparison(core: Core, { userId }: Actor): Promise<{ queued: true }> {
  await requestJob(core, 'operator_comparison', userId, Date.now());
  return { queued: true };
}

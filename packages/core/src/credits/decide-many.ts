import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { decideCredit, type DecidedCredit } from '#credits/decide';
import type { DecideManyCreditsInput } from '#credits/inputs';
import { AppError, type ErrorBody } from '#errors';

export type DecisionResult =
  | { id: string; ok: true; credit: DecidedCredit }
  | { id: string; ok: false; error: ErrorBody };

/** Decides each request on its own, in the given order; answers one result a request. */
export async function decideManyCredits(
  core: Core,
  actor: Actor,
  { ids, decision, reason }: DecideManyCreditsInput,
): Promise<DecisionResult[]> {
  const results: DecisionResult[] = [];
  for (const id of ids) {
    try {
      const credit = await decideCredit(core, actor, { id, decision, reason });
      results.push({ id, ok: true, credit });
    } catch (error) {
      // Earlier rows are decided for good, so a failure of ours is told in its place too.
      if (!(error instanceof AppError)) core.log.error({ err: error, id }, 'decision failed');
      const told = error instanceof AppError ? error : new AppError('INTERNAL');
      results.push({ id, ok: false, error: told.body });
    }
  }
  return results;
}

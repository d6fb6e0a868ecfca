import { AppError } from '@chargeflow/core/errors';
import type { CallerKeys } from '#limits/key';
import type { Limiter } from '#limits/limiter';
import type { Scope } from '#limits/scopes';

/** Counts a call. @throws AppError RATE_LIMITED `{retryAfterMs}` */
export async function enforceLimit(
  limiter: Limiter,
  scope: Scope,
  keys: CallerKeys,
): Promise<void> {
  const decision = await limiter.check(scope, keys);
  if (!decision.ok) throw new AppError('RATE_LIMITED', { retryAfterMs: decision.retryAfterMs });
}

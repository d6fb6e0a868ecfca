import { ChargeFlowError, isChargeFlowError, type UnansweredError } from '#errors';

const FIRST_WAIT_MS = 200;
const MAX_WAIT_MS = 5_000;
/** A server that asks for more patience than this is reported instead. */
const MAX_ASKED_WAIT_MS = 30_000;

const PASSING_STATUS: readonly number[] = [429, 502, 503, 504];

/**
 * How long to wait before the next attempt, `attempts` having failed; undefined if the error is one
 * that will not pass. Exponential with full jitter, so that clients do not come back in step.
 */
export function waitBeforeRetryMs(
  error: ChargeFlowError | UnansweredError,
  attempts: number,
): number | undefined {
  const jitterMs = Math.random() * Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  if (isChargeFlowError(error, 'OVERLOADED')) return jitterMs;
  if (isChargeFlowError(error, 'RATE_LIMITED')) {
    const { retryAfterMs } = error.details;
    return retryAfterMs <= MAX_ASKED_WAIT_MS ? retryAfterMs + jitterMs : undefined;
  }
  if (error instanceof ChargeFlowError) return undefined;
  const { httpStatus } = error;
  return httpStatus === undefined || PASSING_STATUS.includes(httpStatus) ? jitterMs : undefined;
}

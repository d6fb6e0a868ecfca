import type { TRPCError } from '@trpc/server';
import { toAppError } from '#errors/to-app-error';

/** Added to tRPC's own, which keep what is on the way from changing a stream or holding it up. */
export const STREAM_HEADERS = { 'cache-control': 'no-store' };

/** Headers that say of a whole answer what its bodies say each: replayed, or when to try again. */
export function answerHeaders(
  results: readonly unknown[],
  errors: readonly TRPCError[],
): Record<string, string> {
  const details = errors.map((error) => toAppError(error).details ?? {});
  const replayed =
    details.some((detail) => detail['replayed'] === true) || results.some(isReplayedResult);
  const waitsMs = details.map((detail) => Number(detail['retryAfterMs'] ?? 0));
  const waitSeconds = Math.ceil(Math.max(0, ...waitsMs) / 1000);
  return {
    'cache-control': 'no-store',
    ...(replayed && { 'idempotency-replayed': 'true' }),
    ...(waitSeconds > 0 && { 'retry-after': String(waitSeconds) }),
  };
}

function isReplayedResult(envelope: unknown): boolean {
  const result = field(envelope, 'result');
  return field(field(result, 'data'), 'replayed') === true;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

import { UNSETTLED_ALARM_MS } from '#consts';
import type { Suspended } from '#delivery/breaker';
import type { ClaimedCharge } from '#delivery/claim';
import type { Postponed } from '#delivery/next-step';
import type { SendAnswer } from '#operators/port';
import type { DeliverySettings } from '#settings/delivery';

/** What the desk shows of a charge that waits for its operator's line. */
export const SUSPENDED: SendAnswer = {
  outcome: 'not_sent',
  reason: 'sending to the operator is suspended',
  retryAfterMs: null,
};

/**
 * A charge that may not be sent now stands as it stood, and is looked at once its operator is tried
 * again, or up to `breakerOpenMs` later: `spread`, from 0 to 1, keeps them apart. As after a call,
 * what would be older than the alarm by then is unknown.
 */
export function putOff(
  { status, sends, acknowledged, inFlightUntilMs, createdAtMs }: ClaimedCharge,
  { suspendedUntilMs }: Suspended,
  { breakerOpenMs }: Pick<DeliverySettings, 'breakerOpenMs'>,
  nowMs: number,
  spread: number,
): Postponed {
  const nextAttemptAtMs = Math.round(Math.max(suspendedUntilMs, nowMs) + spread * breakerOpenMs);
  const waits = status === 'pending' && nextAttemptAtMs < createdAtMs + UNSETTLED_ALARM_MS;
  return {
    kind: 'postpone',
    status: waits ? 'pending' : 'unknown',
    nextAttemptAtMs,
    sends,
    acknowledged,
    inFlightUntilMs,
  };
}

import type { Core } from '#core';
import { isoTime } from '#delivery/iso-time';

/**
 * Makes a charge due now, so that a worker asks the operator for it: an unsettled one ahead of its
 * time, a delivered one once more. Decides nothing itself, and leaves the lease to whoever holds it.
 * False when there is nothing to ask: the charge is refunded or refused, or not there.
 */
export async function requestRecheck(
  { sql }: Core,
  walletId: string,
  chargeId: string,
  nowMs: number,
): Promise<boolean> {
  const now = isoTime(nowMs);
  const [queued] = await sql`
    UPDATE charges AS c
    SET next_attempt_at = LEAST(c.next_attempt_at, ${now}::timestamptz)
    WHERE c.wallet_id = ${walletId} AND c.id = ${chargeId}
      AND c.status IN ('pending', 'unknown', 'delivered')
    RETURNING c.id`;
  return queued !== undefined;
}

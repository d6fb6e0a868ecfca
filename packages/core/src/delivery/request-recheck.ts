import type { AnySql } from '#db/client';
import { isoTime } from '#delivery/iso-time';
import { changedBy, openTo } from '#delivery/transitions';

/**
 * Makes a charge due now, so that a worker asks the operator for it: an unsettled one ahead of its
 * time, a delivered one once more. Decides nothing itself, and leaves the lease to whoever holds it;
 * the answer to a question that was put before does not end the asking.
 * False when there is nothing to ask: the charge is refunded or refused, or not there.
 */
export async function requestRecheck(
  { sql }: { sql: AnySql },
  walletId: string,
  chargeId: string,
  nowMs: number,
): Promise<boolean> {
  const [queued] = await sql`
    UPDATE charges AS c
    SET next_attempt_at = LEAST(c.next_attempt_at, ${isoTime(nowMs)}::timestamptz), hinted = true
    WHERE c.wallet_id = ${walletId} AND c.id = ${chargeId} AND c.status IN ${sql(openTo('hint'))}
    RETURNING c.id`;
  return queued !== undefined;
}

/**
 * The same where the reason to ask says that the charge is delivered: one that is so already, or
 * that a call under way will tell of, need not be asked for again.
 */
export async function requestConfirmation(
  { sql }: { sql: AnySql },
  walletId: string,
  chargeId: string,
  nowMs: number,
): Promise<boolean> {
  const [queued] = await sql`
    UPDATE charges AS c
    SET next_attempt_at = LEAST(c.next_attempt_at, ${isoTime(nowMs)}::timestamptz)
    WHERE c.wallet_id = ${walletId} AND c.id = ${chargeId} AND c.status IN ${sql(changedBy('yes'))}
    RETURNING c.id`;
  return queued !== undefined;
}

import type { DeliveryCall } from '#consts';
import type { Core } from '#core';
import type { ClaimedCharge } from '#delivery/claim';
import { isoTime } from '#delivery/iso-time';

/** What the charge stands at once the call to come is counted. */
export interface Recorded {
  attempts: number;
  sends: number;
  inFlightUntilMs: number | null;
}

export interface Attempt {
  call: DeliveryCall;
  leasedUntilMs: number;
  /** When an order sent now can no longer arrive, whatever becomes of its sender. */
  inFlightUntilMs: number;
}

/**
 * Records a call before it is made, so that a worker that dies in it leaves a charge that is asked
 * for, never one that looks unsent. Null when the lease is lost: the call must not be made.
 */
export async function recordAttempt(
  core: Core,
  { walletId, id, leaseId }: ClaimedCharge,
  { call, leasedUntilMs, inFlightUntilMs }: Attempt,
): Promise<Recorded | null> {
  const { sql } = core;
  const sending =
    call === 'send'
      ? sql`, sends = c.sends + 1, in_flight_until = ${isoTime(inFlightUntilMs)}`
      : sql``;
  const [row] = await sql<{ attempts: number; sends: number; in_flight_until: string | null }[]>`
    UPDATE charges AS c
    SET attempts = c.attempts + 1, leased_until = ${isoTime(leasedUntilMs)} ${sending}
    WHERE c.wallet_id = ${walletId} AND c.id = ${id} AND c.lease_id = ${leaseId}
      AND c.status IN ('pending', 'unknown')
    RETURNING c.attempts, c.sends, c.in_flight_until`;
  if (!row) return null;
  return {
    attempts: row.attempts,
    sends: row.sends,
    inFlightUntilMs: row.in_flight_until === null ? null : Date.parse(row.in_flight_until),
  };
}

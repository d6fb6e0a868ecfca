import type { DeliveryCall } from '#consts';
import type { Core } from '#core';
import type { ClaimedCharge } from '#delivery/claim';
import { isoTime } from '#delivery/iso-time';
import { openTo } from '#delivery/transitions';

/** What the operator answered to a call, as the charge's history and the desk show it. */
export interface CallAnswer {
  outcome: string;
  /** Null where the outcome says it all. */
  reason: string | null;
  /** The operator's own id of the transaction; null where it gave none. */
  transactionId: string | null;
}

/** What the charge stands at once the call to come is counted. */
export interface Recorded {
  attempts: number;
  sends: number;
  /** Questions since a delivered charge was queued again; 0 for any other. */
  rechecks: number;
  inFlightUntilMs: number | null;
}

export interface Attempt {
  call: DeliveryCall;
  startedAtMs: number;
  leasedUntilMs: number;
  /** When an order sent now can no longer arrive, whatever becomes of its sender. */
  inFlightUntilMs: number;
  /** What the call before this one, under the same lease, was answered; null for the first one. */
  before: CallAnswer | null;
}

interface RecordedRow {
  attempts: number;
  sends: number;
  rechecks: number;
  in_flight_until: string | null;
}

/**
 * Records a call before it is made, so that a worker that dies in it leaves a charge that is asked
 * for, never one that looks unsent; what was hinted at before is what it is made for. Null when the lease is lost: the call must not be made.
 */
export async function recordAttempt(
  core: Core,
  { walletId, id, leaseId }: ClaimedCharge,
  { call, startedAtMs, leasedUntilMs, inFlightUntilMs, before }: Attempt,
): Promise<Recorded | null> {
  const { sql } = core;
  const startedAt = isoTime(startedAtMs);
  const sending =
    call === 'send'
      ? sql`, sends = c.sends + 1, in_flight_until = ${isoTime(inFlightUntilMs)}`
      : sql``;
  const answered = before
    ? sql`, ended AS (
        UPDATE charge_attempts AS a
        SET ended_at = ${startedAt}, outcome = ${before.outcome}, reason = ${before.reason}
        FROM recorded r
        WHERE a.wallet_id = r.wallet_id AND a.charge_id = r.id AND a.number = r.attempts - 1
          AND a.lease_id = ${leaseId}
      )`
    : sql``;
  const [row] = await sql<RecordedRow[]>`
    WITH recorded AS (
      UPDATE charges AS c
      SET attempts = c.attempts + 1, hinted = false,
        rechecks = c.rechecks + (c.status = 'delivered')::int,
        leased_until = ${isoTime(leasedUntilMs)} ${sending}
      WHERE c.wallet_id = ${walletId} AND c.id = ${id} AND c.lease_id = ${leaseId}
        AND c.status IN ${sql(openTo(call === 'send' ? 'not_sent' : 'unsure'))}
      RETURNING c.wallet_id, c.id, c.attempts, c.sends, c.rechecks, c.in_flight_until
    ), begun AS (
      INSERT INTO charge_attempts AS a (wallet_id, charge_id, number, call, lease_id, started_at)
      SELECT r.wallet_id, r.id, r.attempts, ${call}, ${leaseId}, ${startedAt}::timestamptz
      FROM recorded r
    ) ${answered}
    SELECT r.attempts, r.sends, r.rechecks, r.in_flight_until FROM recorded r`;
  if (!row) return null;
  return {
    attempts: row.attempts,
    sends: row.sends,
    rechecks: row.rechecks,
    inFlightUntilMs: row.in_flight_until === null ? null : Date.parse(row.in_flight_until),
  };
}

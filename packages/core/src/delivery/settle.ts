import type { Core } from '#core';
import type { ClaimedCharge } from '#delivery/claim';
import { isoTime } from '#delivery/iso-time';
import type { Kept, Postponed, Settled } from '#delivery/next-step';
import type { CallAnswer } from '#delivery/record-attempt';
import { changedBy, openTo } from '#delivery/transitions';
import { endedCall, lastAnswer } from '#delivery/write-answer';

/**
 * Ends a charge, or takes a delivered one back; a refund moves the money in the same statement.
 * Answers false, and changes nothing, when the lease is lost or somebody else has settled it.
 */
export async function settleCharge(
  core: Core,
  { walletId, id, leaseId }: ClaimedCharge,
  { status }: Settled,
  answer: CallAnswer,
  nowMs: number,
): Promise<boolean> {
  const { sql } = core;
  const isRefund = status === 'refunded';
  const now = isoTime(nowMs);
  // A hint that came during the call may know more than its answer: it is asked for once more.
  const next = isRefund ? sql`NULL` : sql`CASE WHEN c.hinted THEN ${now}::timestamptz END`;
  const [settled] = await sql<{ refusal: number | null }[]>`
    WITH changed AS (
      UPDATE charges AS c
      SET status = ${status}, settled_at = ${now}, ${lastAnswer(core, answer)},
        next_attempt_at = ${next}, hinted = false, rechecks = 0, lease_id = NULL, leased_until = NULL
      WHERE c.wallet_id = ${walletId} AND c.id = ${id} AND c.lease_id = ${leaseId}
        AND c.status IN ${sql(changedBy(isRefund ? 'no' : 'yes'))}
      RETURNING c.wallet_id, c.id, c.attempts, c.price, c.status, c.settled_at
    ), told AS (
      INSERT INTO charge_events AS e (wallet_id, charge_id, status, created_at)
      SELECT n.wallet_id, n.id, n.status, n.settled_at FROM changed n
    ), ${endedCall(core, leaseId, answer, nowMs)}
    ${isRefund ? refunded(core) : sql`SELECT NULL::int AS refusal FROM changed n`}`;
  if (settled && settled.refusal !== null) {
    throw new Error(`the refund of charge ${id} was refused with ${settled.refusal}`);
  }
  return settled !== undefined;
}

/** In the text of a refund only, and run once for the row that the UPDATE has let through. */
const refunded = ({ sql }: Core) => sql`
  SELECT m.refusal
  FROM changed n
  CROSS JOIN LATERAL ledger_move(ARRAY[n.wallet_id], ARRAY['refund'], ARRAY[n.price],
    ARRAY['operator'], ARRAY[n.id], ARRAY[NULL::uuid]) m`;

/** Puts a charge back into the queue; false, and nothing changed, as with `settleCharge`. */
export async function postponeCharge(
  core: Core,
  { walletId, id, leaseId, status: statusBefore }: ClaimedCharge,
  { status, nextAttemptAtMs, sends, acknowledged, inFlightUntilMs }: Postponed,
  answer: CallAnswer,
  nowMs: number,
): Promise<boolean> {
  const { sql } = core;
  const now = isoTime(nowMs);
  const inFlightUntil = inFlightUntilMs === null ? null : isoTime(inFlightUntilMs);
  const told = sql`, told AS (
      INSERT INTO charge_events AS e (wallet_id, charge_id, status, created_at)
      SELECT n.wallet_id, n.id, n.status, ${now}::timestamptz FROM changed n
    )`;
  const [postponed] = await sql`
    WITH changed AS (
      UPDATE charges AS c
      SET status = ${status}, sends = ${sends}, acknowledged = ${acknowledged},
        in_flight_until = ${inFlightUntil}, ${lastAnswer(core, answer)},
        next_attempt_at = CASE WHEN c.hinted THEN ${now}::timestamptz
          ELSE ${isoTime(nextAttemptAtMs)}::timestamptz END,
        hinted = false, lease_id = NULL, leased_until = NULL
      WHERE c.wallet_id = ${walletId} AND c.id = ${id} AND c.lease_id = ${leaseId}
        AND c.status IN ${sql(openTo('not_sent'))}
      RETURNING c.wallet_id, c.id, c.attempts, c.status
    ), ${endedCall(core, leaseId, answer, nowMs)}
    ${status === statusBefore ? sql`` : told}
    SELECT n.id FROM changed n`;
  return postponed !== undefined;
}

/** Leaves a delivered charge as it is after a question; false as with `settleCharge`. */
export async function keepDelivered(
  core: Core,
  { walletId, id, leaseId }: ClaimedCharge,
  { nextAttemptAtMs }: Kept,
  answer: CallAnswer,
  nowMs: number,
): Promise<boolean> {
  const { sql } = core;
  const next = nextAttemptAtMs === null ? null : isoTime(nextAttemptAtMs);
  const [kept] = await sql`
    WITH changed AS (
      UPDATE charges AS c
      SET ${lastAnswer(core, answer)},
        next_attempt_at = CASE WHEN c.hinted THEN ${isoTime(nowMs)}::timestamptz
          ELSE ${next}::timestamptz END,
        rechecks = CASE WHEN c.hinted OR ${next === null} THEN 0 ELSE c.rechecks END,
        hinted = false, lease_id = NULL, leased_until = NULL
      WHERE c.wallet_id = ${walletId} AND c.id = ${id} AND c.lease_id = ${leaseId}
        AND c.status = 'delivered'
      RETURNING c.wallet_id, c.id, c.attempts
    ), ${endedCall(core, leaseId, answer, nowMs)}
    SELECT n.id FROM changed n`;
  return kept !== undefined;
}

import type { Core } from '#core';
import type { ClaimedCharge } from '#delivery/claim';
import { isoTime } from '#delivery/iso-time';
import type { Postponed, Settled } from '#delivery/next-step';
import type { CallAnswer } from '#delivery/record-attempt';

/**
 * Ends a charge; a refund moves the money in the same statement. Answers false, and changes
 * nothing, when the lease is lost or somebody else has settled it.
 */
export async function settleCharge(
  core: Core,
  { walletId, id, leaseId }: ClaimedCharge,
  { status }: Settled,
  answer: CallAnswer,
  nowMs: number,
): Promise<boolean> {
  const { sql } = core;
  const [settled] = await sql<{ refusal: number | null }[]>`
    WITH settled AS (
      UPDATE charges AS c
      SET status = ${status}, settled_at = ${isoTime(nowMs)}, ${answered(core, answer)},
        next_attempt_at = NULL, lease_id = NULL, leased_until = NULL
      WHERE c.wallet_id = ${walletId} AND c.id = ${id} AND c.lease_id = ${leaseId}
        AND c.status IN ('pending', 'unknown')
      RETURNING c.wallet_id, c.id, c.attempts, c.price, c.status, c.settled_at
    ), told AS (
      INSERT INTO charge_events AS e (wallet_id, charge_id, status, created_at)
      SELECT s.wallet_id, s.id, s.status, s.settled_at FROM settled s
    ), ${callEnded(core, sql`settled`, leaseId, answer, nowMs)}
    ${status === 'refunded' ? refunded(core) : sql`SELECT NULL::int AS refusal FROM settled s`}`;
  if (settled && settled.refusal !== null) {
    throw new Error(`the refund of charge ${id} was refused with ${settled.refusal}`);
  }
  return settled !== undefined;
}

/** In the text of a refund only, and run once for the row that the UPDATE has let through. */
const refunded = ({ sql }: Core) => sql`
  SELECT m.refusal
  FROM settled s
  CROSS JOIN LATERAL ledger_move(ARRAY[s.wallet_id], ARRAY['refund'], ARRAY[s.price],
    ARRAY['operator'], ARRAY[s.id], ARRAY[NULL::uuid]) m`;

/** Puts a charge back into the queue; false, and nothing changed, as with `settleCharge`. */
export async function postponeCharge(
  core: Core,
  { walletId, id, leaseId, status: statusBefore }: ClaimedCharge,
  { status, nextAttemptAtMs, sends, acknowledged, inFlightUntilMs }: Postponed,
  answer: CallAnswer,
  nowMs: number,
): Promise<boolean> {
  const { sql } = core;
  const inFlightUntil = inFlightUntilMs === null ? null : isoTime(inFlightUntilMs);
  const told = sql`, told AS (
      INSERT INTO charge_events AS e (wallet_id, charge_id, status, created_at)
      SELECT p.wallet_id, p.id, p.status, ${isoTime(nowMs)}::timestamptz FROM postponed p
    )`;
  const [postponed] = await sql`
    WITH postponed AS (
      UPDATE charges AS c
      SET status = ${status}, next_attempt_at = ${isoTime(nextAttemptAtMs)}, sends = ${sends},
        acknowledged = ${acknowledged}, in_flight_until = ${inFlightUntil},
        ${answered(core, answer)}, lease_id = NULL, leased_until = NULL
      WHERE c.wallet_id = ${walletId} AND c.id = ${id} AND c.lease_id = ${leaseId}
        AND c.status IN ('pending', 'unknown')
      RETURNING c.wallet_id, c.id, c.attempts, c.status
    ), ${callEnded(core, sql`postponed`, leaseId, answer, nowMs)}
    ${status === statusBefore ? sql`` : told}
    SELECT p.id FROM postponed p`;
  return postponed !== undefined;
}

const ANSWER_MAX_CHARACTERS = 300;

/** What the charge remembers of its last answer. */
function answered({ sql }: Core, { outcome, reason, transactionId }: CallAnswer) {
  const text = reason === null ? outcome : `${outcome}: ${reason}`;
  return sql`last_answer = ${text.slice(0, ANSWER_MAX_CHARACTERS)},
    operator_transaction_id = coalesce(${transactionId}, c.operator_transaction_id)`;
}

/** Ends the call made under this lease, if one was made: one of a lost lease is left without an end. */
function callEnded(
  { sql }: Core,
  changed: ReturnType<Core['sql']>,
  leaseId: string,
  { outcome, reason }: CallAnswer,
  nowMs: number,
) {
  return sql`ended AS (
      UPDATE charge_attempts AS a
      SET ended_at = ${isoTime(nowMs)}, outcome = ${outcome}, reason = ${reason}
      FROM ${changed} s
      WHERE a.wallet_id = s.wallet_id AND a.charge_id = s.id AND a.number = s.attempts
        AND a.lease_id = ${leaseId}
    )`;
}

import type { Core } from '#core';
import type { ClaimedCharge } from '#delivery/claim';
import { isoTime } from '#delivery/iso-time';
import type { Postponed, Settled } from '#delivery/next-step';

/** What the operator said last, as the desk shows it. */
export interface LastAnswer {
  text: string;
  /** The operator's own id of the transaction; null where it gave none. */
  transactionId: string | null;
}

/**
 * Ends a charge; a refund moves the money in the same statement. Answers false, and changes
 * nothing, when the lease is lost or somebody else has settled it.
 */
export async function settleCharge(
  core: Core,
  { walletId, id, leaseId }: ClaimedCharge,
  { status }: Settled,
  answer: LastAnswer,
  nowMs: number,
): Promise<boolean> {
  const [settled] = await core.sql<{ refusal: number | null }[]>`
    WITH settled AS (
      UPDATE charges AS c
      SET status = ${status}, settled_at = ${isoTime(nowMs)}, last_answer = ${answer.text},
        operator_transaction_id = coalesce(${answer.transactionId}, c.operator_transaction_id),
        next_attempt_at = NULL, lease_id = NULL, leased_until = NULL
      WHERE c.wallet_id = ${walletId} AND c.id = ${id} AND c.lease_id = ${leaseId}
        AND c.status IN ('pending', 'unknown')
      RETURNING c.wallet_id, c.id, c.price, c.status, c.settled_at
    ), told AS (
      INSERT INTO charge_events AS e (wallet_id, charge_id, status, created_at)
      SELECT s.wallet_id, s.id, s.status, s.settled_at FROM settled s
    )
    ${status === 'refunded' ? refunded(core) : core.sql`SELECT NULL::int AS refusal FROM settled s`}`;
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
  { sql }: Core,
  { walletId, id, leaseId, status: statusBefore }: ClaimedCharge,
  { status, nextAttemptAtMs, sends, acknowledged, inFlightUntilMs }: Postponed,
  answer: LastAnswer,
  nowMs: number,
): Promise<boolean> {
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
        last_answer = ${answer.text},
        operator_transaction_id = coalesce(${answer.transactionId}, c.operator_transaction_id),
        lease_id = NULL, leased_until = NULL
      WHERE c.wallet_id = ${walletId} AND c.id = ${id} AND c.lease_id = ${leaseId}
        AND c.status IN ('pending', 'unknown')
      RETURNING c.wallet_id, c.id, c.status
    ) ${status === statusBefore ? sql`` : told}
    SELECT p.id FROM postponed p`;
  return postponed !== undefined;
}

import type { Core } from '#core';
import { isoTime } from '#delivery/iso-time';
import type { CallAnswer } from '#delivery/record-attempt';

const ANSWER_MAX_CHARACTERS = 300;

/** What the charge remembers of its last answer: part of an UPDATE of `charges AS c`. */
export function lastAnswer({ sql }: Core, { outcome, reason, transactionId }: CallAnswer) {
  const text = reason === null ? outcome : `${outcome}: ${reason}`;
  return sql`last_answer = ${text.slice(0, ANSWER_MAX_CHARACTERS)},
    operator_transaction_id = coalesce(${transactionId}, c.operator_transaction_id)`;
}

/**
 * Ends the call made under this lease, if one was made: a part of WITH beside the UPDATE named
 * `changed`. The call of a lease that is lost has no end.
 */
export function endedCall(
  { sql }: Core,
  leaseId: string,
  { outcome, reason }: CallAnswer,
  nowMs: number,
) {
  return sql`ended AS (
      UPDATE charge_attempts AS a
      SET ended_at = ${isoTime(nowMs)}, outcome = ${outcome}, reason = ${reason}
      FROM changed n
      WHERE a.wallet_id = n.wallet_id AND a.charge_id = n.id AND a.number = n.attempts
        AND a.lease_id = ${leaseId}
    )`;
}

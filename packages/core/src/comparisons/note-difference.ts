import { uuidv7 } from 'uuidv7';
import type { Run } from '#comparisons/run';
import type { OurRow } from '#comparisons/walk-theirs';
import type { DifferenceKind } from '#consts';
import { isoTime } from '#delivery/iso-time';

interface Difference {
  kind: DifferenceKind;
  /** The reference; for an order without one, # and the operator's own id. */
  subject: string;
  transactionId: string | null;
  ours: OurRow | null;
  theirStatus: string;
  theirAmountMinor: bigint | null;
  occurredAtMs: number;
}

/** Opens a difference, or keeps the open one: it is told once, however often it is found. */
export async function noteDifference(run: Run, difference: Difference): Promise<void> {
  const { kind, subject, transactionId, ours, theirStatus, theirAmountMinor } = difference;
  const now = isoTime(Date.now());
  const [row] = await run.core.sql<{ is_new: boolean }[]>`
    INSERT INTO operator_differences AS d (id, kind, subject, transaction_id, wallet_id, charge_id,
      our_status, their_status, our_amount, their_amount, occurred_at, opened_at, opened_by, seen_at)
    VALUES (${uuidv7()}, ${kind}, ${subject}, ${transactionId}, ${ours?.wallet_id ?? null},
      ${ours?.id ?? null}, ${ours?.status ?? null}, ${theirStatus}, ${ours?.amount ?? null},
      ${theirAmountMinor}, ${isoTime(difference.occurredAtMs)}, ${now}, ${run.id}, ${now})
    ON CONFLICT (kind, subject) WHERE closed_at IS NULL DO UPDATE
    SET seen_at = excluded.seen_at, our_status = excluded.our_status,
      their_status = excluded.their_status
    RETURNING d.opened_by = ${run.id} AS is_new`;
  run.found += 1;
  if (row?.is_new) run.opened += 1;
}

import { noteDifference } from '#comparisons/note-difference';
import { askAgain } from '#comparisons/ask-again';
import type { Run } from '#comparisons/run';
import { ID_AHEAD_MS, uuidFloor } from '#comparisons/uuid-floor';
import type { OurRow } from '#comparisons/walk-theirs';
import { isoTime } from '#delivery/iso-time';

const BATCH = 500;
const ASKS_MAX = 500;

interface WalkedRow extends OurRow {
  is_listed: boolean;
}

/** Looks each delivered charge of the window up on the operator's list. */
export async function walkOurs(run: Run): Promise<void> {
  let after = uuidFloor(run.fromMs - ID_AHEAD_MS);
  for (;;) {
    run.signal.throwIfAborted();
    const batch = await readBatch(run, after);
    for (const charge of batch) if (!charge.is_listed) await lookFor(run, charge);
    run.lookedFor += batch.length;
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return;
    after = last.id;
  }
}

function readBatch(run: Run, after: string): Promise<WalkedRow[]> {
  const { sql } = run.core;
  return sql<WalkedRow[]>`
    SELECT c.wallet_id, c.id, c.status, c.amount, c.created_at,
      EXISTS (
        SELECT 1 FROM operator_listings l
        WHERE l.comparison_id = ${run.id} AND l.subject = c.id::text
      ) AS is_listed
    FROM charges c
    WHERE c.id > ${after} AND c.id < ${uuidFloor(run.toMs + 1)} AND c.status = 'delivered'
      AND c.created_at >= ${isoTime(run.fromMs)} AND c.settled_at <= ${isoTime(run.toMs)}
    ORDER BY c.id
    LIMIT ${BATCH}`;
}

/** The list may be cut at another hour than ours: asked by its reference, the operator decides. */
async function lookFor(run: Run, charge: OurRow): Promise<void> {
  let outcome = 'not_found';
  if (run.asks < ASKS_MAX) {
    run.asks += 1;
    ({ outcome } = await run.operator.ask(charge.id, run.signal));
  }
  if (outcome === 'delivered' || outcome === 'unknown') return;
  await askAgain(run, charge, 'recheck');
  const isReversed = outcome === 'reversed' || outcome === 'refused';
  await noteDifference(run, {
    kind: isReversed ? 'reversed_by_them' : 'delivered_not_theirs',
    subject: charge.id,
    transactionId: null,
    ours: charge,
    theirStatus: outcome,
    theirAmountMinor: null,
    occurredAtMs: Date.parse(charge.created_at),
  });
}

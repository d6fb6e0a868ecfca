import type { Run } from '#comparisons/run';
import { isoTime } from '#delivery/iso-time';

/**
 * Closes the differences that are none any more: our charge has changed since, or a full comparison
 * that covered them has not found them again. Only a complete comparison may say so.
 */
export async function closeDifferences(run: Run): Promise<void> {
  const { sql } = run.core;
  const now = isoTime(Date.now());
  const changed = await sql`
    UPDATE operator_differences AS d
    SET closed_at = ${now}
    FROM charges c
    WHERE d.closed_at IS NULL AND c.wallet_id = d.wallet_id AND c.id = d.charge_id
      AND c.status <> d.our_status`;
  run.closed += changed.count;
  if (run.scope !== 'full') return;
  // What was seen since this began may be another comparison's, which knows better.
  const gone = await sql`
    UPDATE operator_differences AS d
    SET closed_at = ${now}
    WHERE d.closed_at IS NULL AND d.seen_at < ${isoTime(run.startedAtMs)}
      AND d.occurred_at BETWEEN ${isoTime(run.fromMs)} AND ${isoTime(run.toMs)}`;
  run.closed += gone.count;
}

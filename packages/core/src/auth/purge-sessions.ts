import { SESSION_KEPT_MS } from '#consts';
import type { Core } from '#core';
import { isoTime } from '#delivery/iso-time';
import { followJob } from '#jobs/follow';

const EVERY_MS = 3_600_000;
const LEASE_MS = 60_000;
/** Sessions that one statement forgets: few enough that nobody waits for it. */
const BATCH_MAX = 1_000;

/**
 * Forgets the sessions that have been over for thirty days, hourly, until `stopping` is aborted.
 * Any number of processes may run it; one at a time does. Never rejects.
 */
export async function runSessionPurge(core: Core, stopping: AbortSignal): Promise<void> {
  const plan = { job: 'session_purge', everyMs: EVERY_MS, leaseMs: LEASE_MS } as const;
  const work = async (_job: unknown, signal: AbortSignal) => {
    while (!signal.aborted && (await purgeSessions(core, Date.now())) === BATCH_MAX);
  };
  await followJob(core, { ...plan, work }, stopping);
}

/**
 * Forgets the oldest of the sessions that have been over for thirty days, and answers how many. A
 * session that was ended runs out a day later at most, so the time it runs out serves for both.
 */
export async function purgeSessions(
  { sql }: Core,
  nowMs: number,
  batchMax = BATCH_MAX,
): Promise<number> {
  const { count } = await sql`
    WITH over AS MATERIALIZED (
      SELECT s.id FROM sessions s WHERE s.expires_at < ${isoTime(nowMs - SESSION_KEPT_MS)}
      ORDER BY s.expires_at LIMIT ${batchMax} FOR UPDATE SKIP LOCKED
    )
    DELETE FROM sessions AS d USING over o WHERE d.id = o.id`;
  return count;
}

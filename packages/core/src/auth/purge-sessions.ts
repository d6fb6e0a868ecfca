import { setTimeout as sleep } from 'node:timers/promises';
import { SESSION_KEPT_MS } from '#consts';
import type { Core } from '#core';
import { isoTime } from '#delivery/iso-time';
import { leaseJob, renewJob, returnJob, type LeasedJob } from '#jobs/lease';

/** How often an idle process looks whether it is time. */
const POLL_MS = 60_000;
const EVERY_MS = 3_600_000;
const LEASE_MS = 60_000;
/** Sessions that one statement forgets: few enough that nobody waits for it. */
const BATCH_MAX = 1_000;

/**
 * Forgets the sessions that have been over for thirty days, hourly, until `stopping` is aborted.
 * Any number of processes may run it; one at a time does. Never rejects.
 */
export async function runSessionPurge(core: Core, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      const job = await leaseJob(core, 'session_purge', Date.now(), LEASE_MS);
      if (job) await perform(core, job, stopping);
    } catch (error) {
      core.log.error({ err: error }, 'old sessions could not be forgotten');
    }
    await sleep(POLL_MS, undefined, { signal: stopping }).catch(() => null);
  }
}

async function perform(core: Core, job: LeasedJob, stopping: AbortSignal): Promise<void> {
  try {
    while ((await purgeSessions(core, Date.now())) === BATCH_MAX && !stopping.aborted) {
      if (!(await renewJob(core, job, Date.now() + LEASE_MS))) return;
    }
  } finally {
    await returnJob(core, job, Date.now() + EVERY_MS);
  }
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

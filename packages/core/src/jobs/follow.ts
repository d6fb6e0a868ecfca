import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '#core';
import { leaseJob, renewJob, returnJob, type JobName, type LeasedJob } from '#jobs/lease';

/** How often an idle process looks whether the job is due. */
const POLL_MS = 1_000;
/** A job takes up at most this part of the time. */
const REST_FACTOR = 10;
/** What has failed is tried again after this, where that is sooner. */
const RETRY_MS = 15 * 60_000;

export interface Plan {
  job: JobName;
  everyMs: number;
  /** How long the job stays with a process that has stopped renewing: dead or frozen. */
  leaseMs: number;
  /** Does it once. `signal` is aborted where the process stops, or has lost the lease. */
  work: (job: LeasedJob, signal: AbortSignal) => Promise<void>;
}

/**
 * Does a job whenever it is due until `stopping` is aborted. Any number of processes may follow the
 * same one; one at a time does it. Never rejects.
 */
export async function followJob(core: Core, plan: Plan, stopping: AbortSignal): Promise<void> {
  const pollMs = Math.min(POLL_MS, plan.everyMs);
  while (!stopping.aborted) {
    try {
      const job = await leaseJob(core, plan.job, Date.now(), plan.leaseMs);
      if (job) await perform(core, plan, job, stopping);
    } catch (error) {
      core.log.error({ err: error, job: plan.job }, 'the schedule could not be followed');
    }
    await sleep(pollMs, undefined, { signal: stopping }).catch(() => null);
  }
}

/** Once, the lease renewed meanwhile; then says when it is due again. */
async function perform(
  core: Core,
  { everyMs, leaseMs, work }: Plan,
  job: LeasedJob,
  stopping: AbortSignal,
): Promise<void> {
  const startedAtMs = Date.now();
  const cut = new AbortController();
  const abort = () => cut.abort();
  stopping.addEventListener('abort', abort, { once: true });
  const renewing = setInterval(() => {
    // Whether the lease was lost is not known when the database fails: its end tells.
    void renewJob(core, job, Date.now() + leaseMs).then((kept) => kept || abort(), abort);
  }, leaseMs / 3);
  let waitMs = everyMs;
  try {
    await work(job, cut.signal);
  } catch (error) {
    waitMs = Math.min(everyMs, RETRY_MS);
    core.log.warn({ err: error, job: job.name }, 'the job was not completed');
  } finally {
    clearInterval(renewing);
    stopping.removeEventListener('abort', abort);
  }
  const endedAtMs = Date.now();
  const restMs = (endedAtMs - startedAtMs) * REST_FACTOR;
  // One that was only cut off is for another process to do at once.
  await returnJob(core, job, stopping.aborted ? endedAtMs : endedAtMs + Math.max(waitMs, restMs));
}

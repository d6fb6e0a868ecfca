import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '#core';
import { isoTime } from '#delivery/iso-time';
import { leaseJob, renewJob, returnJob, type LeasedJob } from '#jobs/lease';
import { listBestSellers } from '#rollups/best-sellers';
import { rollUp } from '#rollups/roll';

/** How often what has happened is added up; readers add what is left themselves. */
const EVERY_MS = 2_000;
const LEASE_MS = 60_000;
/** Where there are many sellers a look takes long; it takes up at most this part of the time. */
const REST_FACTOR = 10;

/**
 * Keeps the rollups up to date until `stopping` is aborted. Any number of processes may run it; one
 * at a time does. Never rejects.
 */
export async function runRollups(core: Core, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      const job = await leaseJob(core, 'rollup', Date.now(), LEASE_MS);
      if (job) await perform(core, job, stopping);
    } catch (error) {
      core.log.error({ err: error }, 'the rollups could not be brought up to date');
    }
    await sleep(EVERY_MS, undefined, { signal: stopping }).catch(() => null);
  }
}

/** Adds up until nothing is left, lists who sold most, and says when it is due again. */
async function perform(core: Core, job: LeasedJob, stopping: AbortSignal): Promise<void> {
  let tookMs = 0;
  try {
    for (let left = 1; left > 0 && !stopping.aborted;) {
      const startedAtMs = Date.now();
      left = await rollUp(core, startedAtMs);
      tookMs = Date.now() - startedAtMs;
      if (left === 0 && (await listBestSellers(core, isoTime(startedAtMs)))) left = 1;
      if (left > 0 && !(await renewJob(core, job, Date.now() + LEASE_MS))) return;
    }
  } finally {
    await returnJob(core, job, Date.now() + Math.max(EVERY_MS, tookMs * REST_FACTOR));
  }
}

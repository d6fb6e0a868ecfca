import { setTimeout as sleep } from 'node:timers/promises';
import { compareWithOperator } from '#comparisons/compare';
import { dropSweeps } from '#comparisons/drop-sweeps';
import type { ComparedOperator, ComparisonRequest } from '#comparisons/run';
import type { Core } from '#core';
import { leaseJob, renewJob, returnJob, type JobName, type LeasedJob } from '#jobs/lease';
import type { ComparisonSettings } from '#settings/comparison';

/** How often an idle process looks whether a comparison is due. */
const POLL_MS = 1_000;
/** A comparison takes up at most this part of the time. */
const REST_FACTOR = 10;
/** A full comparison that failed is tried again after this, where that is sooner. */
const RETRY_MS = 15 * 60_000;

interface Plan {
  job: JobName;
  scope: ComparisonRequest['scope'];
  everyMs: number;
  windowMs: number;
}

/**
 * Compares with the operator by schedule until `stopping` is aborted: often the latest orders, daily
 * everything. Any number of processes may run it; one at a time does each. Never rejects.
 */
export async function runComparisons(
  core: Core,
  operator: ComparedOperator,
  settings: ComparisonSettings,
  stopping: AbortSignal,
): Promise<void> {
  const { sweepEveryMs, sweepWindowMs, everyMs, windowMs } = settings;
  const plans: Plan[] = [
    { job: 'operator_sweep', scope: 'sweep', everyMs: sweepEveryMs, windowMs: sweepWindowMs },
    { job: 'operator_comparison', scope: 'full', everyMs, windowMs },
  ];
  const planned = plans.filter((plan) => plan.everyMs > 0);
  await Promise.all(planned.map((plan) => follow(core, operator, settings, plan, stopping)));
}

async function follow(
  core: Core,
  operator: ComparedOperator,
  settings: ComparisonSettings,
  plan: Plan,
  stopping: AbortSignal,
): Promise<void> {
  const pollMs = Math.min(POLL_MS, plan.everyMs);
  while (!stopping.aborted) {
    try {
      const job = await leaseJob(core, plan.job, Date.now(), settings.leaseMs);
      if (job) await perform(core, operator, settings, plan, job, stopping);
    } catch (error) {
      core.log.error({ err: error, job: plan.job }, 'the schedule could not be followed');
    }
    await sleep(pollMs, undefined, { signal: stopping }).catch(() => null);
  }
}

/** Compares once, the lease renewed meanwhile, and says when it is due again. */
async function perform(
  core: Core,
  operator: ComparedOperator,
  settings: ComparisonSettings,
  plan: Plan,
  job: LeasedJob,
  stopping: AbortSignal,
): Promise<void> {
  const startedAtMs = Date.now();
  const cut = new AbortController();
  const abort = () => cut.abort();
  stopping.addEventListener('abort', abort, { once: true });
  const renewing = setInterval(() => {
    // Whether the lease was lost is not known when the database fails: its end tells.
    void renewJob(core, job, Date.now() + settings.leaseMs).then((kept) => kept || abort(), abort);
  }, settings.leaseMs / 3);
  let failed = false;
  try {
    const { scope, windowMs } = plan;
    const toMs = startedAtMs - settings.graceMs;
    const request = { scope, fromMs: startedAtMs - windowMs, toMs, requestedBy: job.requestedBy };
    if (scope === 'full') await dropSweeps(core, startedAtMs);
    const compared = await compareWithOperator(core, operator, request, cut.signal);
    const notable = compared.opened + compared.closed + compared.rechecks > 0 || scope === 'full';
    core.log[notable ? 'info' : 'debug']({ scope, ...compared }, 'compared with the operator');
  } catch (error) {
    failed = true;
    core.log.warn({ err: error, scope: plan.scope }, 'the comparison was not completed');
  } finally {
    clearInterval(renewing);
    stopping.removeEventListener('abort', abort);
  }
  const endedAtMs = Date.now();
  const waitMs = failed ? Math.min(plan.everyMs, RETRY_MS) : plan.everyMs;
  const restMs = (endedAtMs - startedAtMs) * REST_FACTOR;
  // One that was only cut off is for another process to do at once.
  await returnJob(core, job, stopping.aborted ? endedAtMs : endedAtMs + Math.max(waitMs, restMs));
}

import type { Core } from '#core';
import { anchorLedger } from '#integrity/anchor';
import { recordVerification } from '#integrity/record';
import { followJob, type Plan } from '#jobs/follow';
import type { IntegritySettings } from '#settings/integrity';

/**
 * Anchors the ledger and verifies it by schedule, and when an admin asks, until `stopping` is
 * aborted. Any number of processes may run it; one at a time does each. Never rejects.
 */
export async function runIntegrity(
  core: Core,
  { anchorEveryMs, verifyEveryMs, leaseMs }: IntegritySettings,
  stopping: AbortSignal,
): Promise<void> {
  const plans: Plan[] = [
    { job: 'ledger_anchor', everyMs: anchorEveryMs, leaseMs, work: () => anchor(core) },
    {
      job: 'ledger_verification',
      everyMs: verifyEveryMs,
      leaseMs,
      work: (job, signal) => recordVerification(core, job, signal),
    },
  ];
  const planned = plans.filter((plan) => plan.everyMs > 0);
  await Promise.all(planned.map((plan) => followJob(core, plan, stopping)));
}

async function anchor(core: Core): Promise<void> {
  const made = await anchorLedger(core);
  core.log.info(made, 'anchored the ledger');
  if (made.contradicting === 0) return;
  core.log.error(made, 'wallets have lost what an earlier anchor knows: verify the ledger');
}

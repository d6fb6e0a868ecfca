import { compareWithOperator } from '#comparisons/compare';
import { dropSweeps } from '#comparisons/drop-sweeps';
import type { ComparedOperator, ComparisonRequest } from '#comparisons/run';
import type { Core } from '#core';
import { followJob, type Plan } from '#jobs/follow';
import type { ComparisonSettings } from '#settings/comparison';

interface Scope {
  scope: ComparisonRequest['scope'];
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
  const { sweepEveryMs, sweepWindowMs, everyMs, windowMs, leaseMs } = settings;
  const scopes: (Scope & Omit<Plan, 'work' | 'leaseMs'>)[] = [
    { job: 'operator_sweep', scope: 'sweep', everyMs: sweepEveryMs, windowMs: sweepWindowMs },
    { job: 'operator_comparison', scope: 'full', everyMs, windowMs },
  ];
  const workOn = ({ scope, windowMs }: Scope): Plan['work'] =>
    async function compare({ requestedBy }, signal) {
      const startedAtMs = Date.now();
      const toMs = startedAtMs - settings.graceMs;
      const request = { scope, fromMs: startedAtMs - windowMs, toMs, requestedBy };
      if (scope === 'full') await dropSweeps(core, startedAtMs);
      const compared = await compareWithOperator(core, operator, request, signal);
      const notable = compared.opened + compared.closed + compared.rechecks > 0 || scope === 'full';
      core.log[notable ? 'info' : 'debug']({ scope, ...compared }, 'compared with the operator');
    };
  const planned = scopes.filter((one) => one.everyMs > 0);
  await Promise.all(
    planned.map(({ job, everyMs, ...scope }) =>
      followJob(core, { job, everyMs, leaseMs, work: workOn(scope) }, stopping),
    ),
  );
}

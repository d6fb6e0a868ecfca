import { setTimeout as sleep } from 'node:timers/promises';
import { nowMs } from '#chaos/storm/history';
import type { FaultName, Throwing } from '#chaos/storm/plan';
import type { Stage } from '#chaos/storm/stage';
import * as database from '#chaos/storm/throwers/database';
import * as processes from '#chaos/storm/throwers/processes';
import * as ways from '#chaos/storm/throwers/ways';

const THROWERS: Record<FaultName, (stage: Stage, throwing: Throwing) => Promise<void>> = {
  'web-kill': processes.killWeb,
  'web-freeze': processes.freezeWeb,
  sigterm: processes.tellToStop,
  'worker-kill': processes.killWorker,
  'worker-freeze': processes.freezeWorker,
  clock: processes.misleadWorker,
  backends: database.endBackends,
  'pg-stop': database.stopServer,
  'slow-commits': database.slowCommits,
  cut: ways.cutWays,
  stall: ways.stallWay,
  store: ways.harmStore,
  operator: ways.troubleOperator,
  pool: database.exhaustPool,
  lock: database.lockWallet,
};

/** A fault as it was thrown; times of the history's clock. */
export interface Thrown {
  fault: FaultName;
  beganMs: number;
  endedMs: number;
}

/**
 * Throws what was planned, each at its time. What lays hands on processes goes one after the other,
 * since what was planned for its start may last longer. Resolves when all of it is over.
 */
export async function throwAll(
  stage: Stage,
  plan: readonly Throwing[],
  log: (line: string) => void,
): Promise<Thrown[]> {
  const beganMs = Date.now();
  const thrown: Thrown[] = [];
  let processesFree: Promise<unknown> = Promise.resolve();
  const all = plan.map(async (throwing) => {
    const { fault, forMs } = throwing;
    await sleep(Math.max(0, beganMs + throwing.atMs - Date.now()));
    const run = async () => {
      const fromMs = nowMs();
      log(`+${((Date.now() - beganMs) / 1_000).toFixed(1)} s: ${fault} for ${forMs} ms`);
      await THROWERS[fault](stage, throwing);
      thrown.push({ fault, beganMs: fromMs, endedMs: nowMs() });
    };
    if (!ON_PROCESSES.has(fault)) return run();
    const turn = processesFree.then(run);
    processesFree = turn.catch(() => undefined);
    return turn;
  });
  await Promise.all(all);
  return thrown;
}

const ON_PROCESSES: ReadonlySet<FaultName> = new Set([
  'web-kill',
  'web-freeze',
  'sigterm',
  'worker-kill',
  'worker-freeze',
  'clock',
]);

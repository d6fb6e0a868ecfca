import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { nowMs } from '#chaos/storm/history';
import { FAULTS, RECOVERY_MS, type FaultName, type Throwing } from '#chaos/storm/plan';
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
 * Throws what was planned, each at its time. Faults of one kind of thing go one after the other, since
 * what was planned for the first may last longer, and rest in between. Resolves when all of it is
 * over and what was broken last had time to recover; rejects when all is over, so that nothing is
 * thrown any more at what is being taken down.
 */
export async function throwAll(
  stage: Stage,
  plan: readonly Throwing[],
  log: (line: string) => void,
): Promise<Thrown[]> {
  const beganMs = Date.now();
  const thrown: Thrown[] = [];
  const lines = new Map<string, Promise<void>>();
  const endedMs = new Map<string, number>();
  const failed = new AbortController();
  setMaxListeners(0, failed.signal);
  const run = async (throwing: Throwing) => {
    if (failed.signal.aborted) return;
    const { fault, forMs } = throwing;
    const fromMs = nowMs();
    log(`+${((Date.now() - beganMs) / 1_000).toFixed(1)} s: ${fault} for ${forMs} ms`);
    await THROWERS[fault](stage, throwing);
    thrown.push({ fault, beganMs: fromMs, endedMs: nowMs() });
  };
  for (const throwing of plan) {
    const line = lineOf(throwing.fault);
    const before = lines.get(line) ?? Promise.resolve();
    const own = before.then(async () => {
      // However long the one before took: what is broken again before it was whole shows nothing.
      const restedMs = (endedMs.get(line) ?? 0) + RECOVERY_MS;
      const waitMs = Math.max(0, beganMs + throwing.atMs - Date.now(), restedMs - Date.now());
      await sleep(waitMs, undefined, { signal: failed.signal }).catch(() => undefined);
      await run(throwing);
      endedMs.set(line, Date.now());
    });
    own.catch(() => failed.abort());
    lines.set(line, own);
  }
  const ends = await Promise.allSettled(lines.values());
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  await sleep(RECOVERY_MS);
  return thrown;
}

/** Web and workers start and stop in the one stack, so they are one kind of thing here. */
function lineOf(fault: FaultName): string {
  const { thing } = FAULTS[fault];
  return thing === 'worker' ? 'web' : thing;
}

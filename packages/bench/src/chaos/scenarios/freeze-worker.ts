import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { FaultPoint } from '#chaos/faults';
import type { Scene } from '#chaos/scene';
import { phones, sellAll } from '#chaos/sell';
import { untilReversed, untilSettled } from '#chaos/settled';
import type { Worker } from '#chaos/workers';

export interface FreezeOptions {
  points: readonly FaultPoint[];
  rounds: number;
  charges: number;
  without: readonly string[];
}

const POLL_MS = 100;
const FROZEN_WITHIN_MS = 60_000;
const SETTLED_WITHIN_MS = 90_000;
const THAWED_WITHIN_MS = 60_000;

/**
 * Freezes workers past their leases, each at its point, and thaws them once another has settled all:
 * nothing of that may change. Throws when something does.
 */
export async function freezeWorkers(scene: Scene, options: FreezeOptions) {
  for (let round = 0; round < options.rounds; round += 1) await freezeOnce(scene, options);
  return { frozen: options.points.length * options.rounds };
}

async function freezeOnce(scene: Scene, { points, charges, without }: FreezeOptions) {
  const frozen = await Promise.all(
    points.map((point) => scene.workers.start({ point, pass: 1, signal: 'SIGSTOP' })),
  );
  const until = new AbortController();
  const selling = sellAll(scene, {
    phones: phones(Infinity, without),
    concurrency: 4,
    perSecond: charges,
    until: until.signal,
  });
  await Promise.all(frozen.map((worker) => waitFor(() => isFrozen(worker), FROZEN_WITHIN_MS)));
  until.abort();
  await selling;

  const other = await scene.workers.start();
  await untilSettled(scene, SETTLED_WITHIN_MS);
  await other.end('SIGTERM');
  await untilReversed(scene, SETTLED_WITHIN_MS);
  const settled = await readSettled(scene);
  for (const worker of frozen) worker.signal('SIGCONT');
  // Each held at least the charge at which it froze.
  await Promise.all(frozen.map((worker) => waitFor(() => hasLost(worker), THAWED_WITHIN_MS)));
  await Promise.all(frozen.map((worker) => worker.end('SIGTERM')));
  if ((await readSettled(scene)) !== settled) {
    throw new Error('a worker that was frozen past its lease has changed something');
  }
}

/** What became of each charge and of the money, as one digest; a hint may still queue a charge. */
async function readSettled({ core }: Scene): Promise<string> {
  const [row] = await core.sql<{ digest: string }[]>`
    SELECT md5(coalesce(string_agg(t.line, E'\n' ORDER BY t.line), '')) AS digest
    FROM (
      SELECT concat_ws(' ', c.id, c.status, c.sends, c.settled_at) AS line FROM charges c
      UNION ALL SELECT e::text FROM entries e
      UNION ALL SELECT w::text FROM wallets w
      UNION ALL SELECT v::text FROM charge_events v
    ) t`;
  return row?.digest ?? '';
}

async function waitFor(condition: () => Promise<boolean>, limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`${condition.toString()} was not so in time`);
    await sleep(POLL_MS);
  }
}

async function isFrozen({ pid }: Worker): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=', '-p', String(pid)]);
  return stdout.trim().startsWith('T');
}

async function hasLost(worker: Worker): Promise<boolean> {
  return (await worker.log()).includes('"outcome":"lost"');
}

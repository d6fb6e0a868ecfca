import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultPoint } from '#chaos/faults';
import type { Scene } from '#chaos/scene';
import { phones, sellAll } from '#chaos/sell';
import { untilSettled } from '#chaos/settled';
import type { Worker } from '#chaos/workers';

export interface KillWorkerOptions {
  points: readonly FaultPoint[];
  /** How often a worker dies at each point. */
  rounds: number;
  chargesPerRound: number;
  without: readonly string[];
}

const PASS_MAX = 4;
const DEAD_WITHIN_MS = 60_000;
const SETTLED_WITHIN_MS = 60_000;

/** Lets workers die at a point, one after the other; then one that lives settles what they left. */
export async function killWorkerAtEachPoint(scene: Scene, options: KillWorkerOptions) {
  const { points, rounds, chargesPerRound, without } = options;
  const settledAfterMs: Record<string, number> = {};
  for (const point of points) {
    for (let round = 0; round < rounds; round += 1) {
      const fault = { point, pass: randomInt(1, PASS_MAX + 1), signal: 'SIGKILL' } as const;
      const doomed = await scene.workers.start(fault);
      await sellAll(scene, { phones: phones(chargesPerRound, without), concurrency: 4 });
      await untilKilled(doomed);
    }
    const worker = await scene.workers.start();
    settledAfterMs[point] = await untilSettled(scene, SETTLED_WITHIN_MS);
    await worker.end('SIGTERM');
  }
  return { kills: points.length * rounds, settledAfterMs };
}

/** Several that die at once, each at its own point, while they share the work. */
export async function killWorkersTogether(
  scene: Scene,
  { points, chargesPerRound, without }: Omit<KillWorkerOptions, 'rounds'>,
) {
  const doomed = await Promise.all(
    points.map((point) => scene.workers.start({ point, pass: 1, signal: 'SIGKILL' })),
  );
  const died = Promise.all(doomed.map(untilKilled)).then(() => true);
  while (!(await Promise.race([died, sleep(0, false)]))) {
    await sellAll(scene, { phones: phones(chargesPerRound, without), concurrency: 4 });
  }
  const worker = await scene.workers.start();
  const settledAfterMs = await untilSettled(scene, SETTLED_WITHIN_MS);
  await worker.end('SIGTERM');
  return { kills: doomed.length, settledAfterMs };
}

async function untilKilled(worker: Worker): Promise<void> {
  const late = new AbortController();
  const limit = sleep(DEAD_WITHIN_MS, null, { signal: late.signal }).catch(() => null);
  const exit = await Promise.race([worker.exited, limit]);
  late.abort();
  if (exit?.signal !== 'SIGKILL') {
    throw new Error(`a worker has not died at its point:\n${await worker.log()}`);
  }
}

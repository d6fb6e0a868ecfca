import { setTimeout as sleep } from 'node:timers/promises';
import type { Scene } from '#chaos/scene';
import { phones, sellAll } from '#chaos/sell';
import { untilSettled } from '#chaos/settled';

export interface KillBothOptions {
  rounds: number;
  without: readonly string[];
}

const UNDER_WAY_MAX_MS = 2_000;
const SETTLED_WITHIN_MS = 60_000;

/** Kills both workers at once in the midst of their work, and starts two others. */
export async function killBothWorkers(scene: Scene, { rounds, without }: KillBothOptions) {
  const settledAfterMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const workers = [await scene.workers.start(), await scene.workers.start()];
    const stopped = new AbortController();
    const selling = sellAll(scene, {
      phones: phones(Infinity, without),
      concurrency: 8,
      perSecond: 60,
      until: stopped.signal,
    });
    await sleep(500 + Math.random() * UNDER_WAY_MAX_MS);
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    stopped.abort();
    await selling;
    const others = [await scene.workers.start(), await scene.workers.start()];
    settledAfterMs.push(await untilSettled(scene, SETTLED_WITHIN_MS));
    await Promise.all(others.map((worker) => worker.end('SIGTERM')));
  }
  return { rounds, slowestSettledAfterMs: Math.max(...settledAfterMs) };
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Scene } from '#chaos/scene';
import { phones, sellAll } from '#chaos/sell';
import { untilSettled } from '#chaos/settled';

export interface KillWebOptions {
  kills: number;
  concurrency: number;
  without: readonly string[];
}

/** Long enough for sales to be under way, and no more than a moment. */
const SERVES_MIN_MS = 100;
const SERVES_MAX_MS = 700;
const SETTLED_WITHIN_MS = 60_000;

/** Kills web at any moment, again and again, while clients buy and ask again until answered. */
export async function killWeb(scene: Scene, { kills, concurrency, without }: KillWebOptions) {
  const workers = [await scene.workers.start(), await scene.workers.start()];
  const stopped = new AbortController();
  const selling = sellAll(scene, {
    phones: phones(Infinity, without),
    concurrency,
    until: stopped.signal,
  });
  const { web } = scene.stack.processes;
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(SERVES_MIN_MS + Math.random() * (SERVES_MAX_MS - SERVES_MIN_MS));
    await web.kill('SIGKILL');
    await web.start();
  }
  stopped.abort();
  await selling;
  const settledAfterMs = await untilSettled(scene, SETTLED_WITHIN_MS);
  await Promise.all(workers.map((worker) => worker.end('SIGTERM')));
  return { kills, settledAfterMs };
}

import type { Scene } from '#chaos/scene';
import { phones, sellAll } from '#chaos/sell';
import { untilSettled } from '#chaos/settled';

export interface MixedOptions {
  charges: number;
  /** Endings of phones that are left out. */
  without: readonly string[];
  concurrency: number;
}

const SETTLED_WITHIN_MS = 300_000;

/** Sells charges of every kind while two workers deliver them. */
export async function sellMixed(scene: Scene, options: MixedOptions) {
  const { charges, without, concurrency } = options;
  const workers = [await scene.workers.start(), await scene.workers.start()];
  await sellAll(scene, { phones: phones(charges, without), concurrency });
  const settledAfterMs = await untilSettled(scene, SETTLED_WITHIN_MS);
  await Promise.all(workers.map((worker) => worker.end('SIGTERM')));
  return { settledAfterMs };
}

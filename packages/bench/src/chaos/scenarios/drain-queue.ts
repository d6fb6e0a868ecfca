import type { Scene } from '#chaos/scene';
import { phoneEndingIn, sellAll } from '#chaos/sell';
import { untilSettled } from '#chaos/settled';

const SETTLED_WITHIN_MS = 300_000;

/** Lets a queue of plain charges wait, then sees how fast the workers deliver it. */
export async function drainQueue(scene: Scene, { charges }: { charges: number }) {
  const plain = Array.from({ length: charges }, () => phoneEndingIn('00'));
  await sellAll(scene, { phones: plain, concurrency: 40 });
  const workers = [await scene.workers.start(), await scene.workers.start()];
  const drainedInMs = await untilSettled(scene, SETTLED_WITHIN_MS);
  await Promise.all(workers.map((worker) => worker.end('SIGTERM')));
  const [span] = await scene.core.sql<{ per_second: number | null }[]>`
    SELECT round((count(*) / nullif(extract(epoch FROM max(settled_at) - min(settled_at)), 0))::numeric)::int
      AS per_second
    FROM charges WHERE settled_at IS NOT NULL AND status <> 'refused'`;
  return { drainedInMs, deliveredPerSecond: span?.per_second ?? null };
}

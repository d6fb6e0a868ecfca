import { setTimeout as sleep } from 'node:timers/promises';
import { setOperator } from '#chaos/operator-log';
import type { Scene } from '#chaos/scene';
import { phones, sellAll } from '#chaos/sell';
import { untilSettled } from '#chaos/settled';

export interface TroubleOptions {
  /** How the simulator is to behave meanwhile: down, or over its rate. */
  mode: { mode: 'down' } | { mode: 'rate-limited'; perSecond: number };
  troubleMs: number;
  soldPerSecond: number;
  without: readonly string[];
}

const BEFORE_MS = 3_000;
const AFTER_MS = 5_000;
/** A question is put off for a minute at most, and as long again by then. */
const SETTLED_WITHIN_MS = 180_000;

/** Sells on while the operator is in trouble, and for a moment after. */
export async function troubleOperator(scene: Scene, options: TroubleOptions) {
  const workers = [await scene.workers.start(), await scene.workers.start()];
  const stopped = new AbortController();
  const selling = sellAll(scene, {
    phones: phones(Infinity, options.without),
    concurrency: 20,
    perSecond: options.soldPerSecond,
    until: stopped.signal,
  });
  await sleep(BEFORE_MS);
  await setOperator(scene, options.mode);
  const before = await callsOf(scene);
  await sleep(options.troubleMs);
  const meanwhile = await callsOf(scene);
  await setOperator(scene, { mode: 'normal' });
  await sleep(AFTER_MS);
  stopped.abort();
  await selling;
  const settledAfterMs = await untilSettled(scene, SETTLED_WITHIN_MS);
  await Promise.all(workers.map((worker) => worker.end('SIGTERM')));
  return {
    soldMeanwhile: meanwhile.charges - before.charges,
    callsMeanwhile: meanwhile.attempts - before.attempts,
    waitedUnsentInTheEnd: meanwhile.unsent,
    settledAfterMs,
  };
}

async function callsOf({ core }: Scene) {
  const [calls] = await core.sql<{ charges: number; attempts: number; unsent: number }[]>`
    SELECT count(*)::int AS charges, coalesce(sum(attempts), 0)::int AS attempts,
      count(*) FILTER (WHERE status = 'pending' AND sends = 0)::int AS unsent
    FROM charges WHERE status <> 'refused'`;
  return calls ?? { charges: 0, attempts: 0, unsent: 0 };
}

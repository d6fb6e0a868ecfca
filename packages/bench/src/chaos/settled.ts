import { setTimeout as sleep } from 'node:timers/promises';
import { readOperatorLog } from '#chaos/operator-log';
import type { Scene } from '#chaos/scene';

const POLL_MS = 200;
const MARGIN_MS = 1_000;

export async function countUnsettled({ core }: Scene): Promise<number> {
  const [row] = await core.sql<{ count: number }[]>`
    SELECT count(*)::int AS count FROM charges WHERE status IN ('pending', 'unknown')`;
  return row?.count ?? 0;
}

/**
 * Waits until every charge is delivered or refunded, what the operator took back too. Answers how
 * many milliseconds that took; throws, with some that are left, after `limitMs`.
 */
export async function untilSettled(scene: Scene, limitMs: number): Promise<number> {
  const beganMs = Date.now();
  while ((await countUnsettled(scene)) > 0) {
    if (Date.now() - beganMs > limitMs) {
      const left = await scene.core.sql`
        SELECT id, phone, status, attempts, sends, last_answer, next_attempt_at, leased_until
        FROM charges WHERE status IN ('pending', 'unknown') ORDER BY created_at LIMIT 10`;
      const count = await countUnsettled(scene);
      throw new Error(`${count} unsettled after ${limitMs} ms, such as ${JSON.stringify(left)}`);
    }
    await sleep(POLL_MS);
  }
  return Date.now() - beganMs;
}

/**
 * Waits until the operator takes nothing back any more, and until we have heard of all it took,
 * with a worker that asks. What is left after `limitMs` is for the comparison to report.
 */
export async function untilReversed(scene: Scene, limitMs: number): Promise<void> {
  const worker = await scene.workers.start();
  const accepted = [...(await readOperatorLog(scene)).values()].map((item) => item.acceptedAt);
  const lastMs = Date.parse(accepted.toSorted().at(-1) ?? '') || 0;
  await sleep(Math.max(0, lastMs + scene.settleMs + MARGIN_MS - Date.now()));
  const deadline = Date.now() + limitMs;
  while ((await countUnheard(scene)) > 0 && Date.now() < deadline) await sleep(5 * POLL_MS);
  await worker.end('SIGTERM');
}

/** Charges that are delivered with us and reversed with the operator. */
async function countUnheard(scene: Scene): Promise<number> {
  const log = await readOperatorLog(scene);
  const reversed = [...log.values()].filter((item) => item.reversed);
  const ids = JSON.stringify(reversed.map((item) => item.customIdentifier));
  const [row] = await scene.core.sql<{ count: number }[]>`
    SELECT count(*)::int AS count FROM charges
    WHERE status = 'delivered' AND id::text IN (SELECT jsonb_array_elements_text(${ids}::jsonb))`;
  return row?.count ?? 0;
}

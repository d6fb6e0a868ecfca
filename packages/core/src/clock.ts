import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '#core';

/** Far above what machines that are told the time differ by, far below what leases and waits bear. */
const OFF_MAX_MS = 30_000;
const LOOK_MS = 5_000;

/**
 * How far this process's clock is ahead of the database's, in milliseconds, behind it when negative.
 * 0 where the two may be the same, for all that the way there and back can tell.
 */
export async function clockAheadMs({ sql }: Pick<Core, 'sql'>): Promise<number> {
  const askedMs = Date.now();
  const [row] = await sql<{ now: number }[]>`
    SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`;
  if (!row) throw new Error('the database does not know the time');
  const answeredMs = Date.now();
  if (row.now >= askedMs && row.now <= answeredMs) return 0;
  return row.now < askedMs ? askedMs - row.now : answeredMs - row.now;
}

/**
 * Refuses to work by a clock that is wrong: what is due, leased and priced goes by it, and would be
 * hours late, or somebody else's.
 * @throws Error that says how far it is off
 */
export async function assertClock(core: Pick<Core, 'sql'>): Promise<void> {
  refuseOff(await clockAheadMs(core));
}

function refuseOff(aheadMs: number): void {
  if (Math.abs(aheadMs) <= OFF_MAX_MS) return;
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  throw new Error(
    `this machine's clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the database's`,
  );
}

/**
 * Looks at the clock again and again until `stopping` is aborted. A database that does not answer
 * says nothing of it.
 * @throws as `assertClock`
 */
export async function watchClock(
  core: Pick<Core, 'sql'>,
  stopping: AbortSignal,
  lookMs = LOOK_MS,
): Promise<void> {
  while (!stopping.aborted) {
    refuseOff(await clockAheadMs(core).catch(() => 0));
    await sleep(lookMs, undefined, { signal: stopping }).catch(() => null);
  }
}

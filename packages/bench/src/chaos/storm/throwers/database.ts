import { setTimeout as sleep } from 'node:timers/promises';
import { nowMs } from '#chaos/storm/history';
import type { Throwing } from '#chaos/storm/plan';
import type { Stage } from '#chaos/storm/stage';

type Thrower = (stage: Stage, throwing: Throwing) => Promise<void>;

const PATIENCE_MS = 30_000;
const PAUSE_MS = 200;

/** For what a server that is stopped meanwhile must be told nevertheless. */
async function untilDone(work: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

export const stopServer: Thrower = async ({ server, comebacksMs }, { forMs }) => {
  await server.abort();
  await sleep(forMs);
  await server.startAgain();
  comebacksMs.push(nowMs());
};

/** All of the product's, or every other one. */
export const endBackends: Thrower = async ({ scene }, { chance }) => {
  const each = chance < 0.5 ? 1 : 2;
  await untilDone(
    () => scene.core.sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid % ${each} = 0
        AND application_name IN ('web', 'web-probe', 'worker', 'chargeflow-limits')`,
  );
};

/** Stands in for a disk that is slow to write: what waits for it is a commit. */
export const slowCommits: Thrower = async ({ scene: { core } }, { forMs }) => {
  await untilDone(() => core.sql`ALTER SYSTEM SET commit_siblings = 0`);
  await untilDone(() => core.sql`ALTER SYSTEM SET commit_delay = 100000`);
  await untilDone(() => core.sql`SELECT pg_reload_conf()`);
  await sleep(forMs);
  await untilDone(() => core.sql`ALTER SYSTEM RESET commit_delay`);
  await untilDone(() => core.sql`ALTER SYSTEM RESET commit_siblings`);
  await untilDone(() => core.sql`SELECT pg_reload_conf()`);
};

/** Locks tables whole: whoever comes waits, until no connection is left. */
export const exhaustPool: Thrower = async ({ scene }, { forMs, chance }) => {
  const table = chance < 0.5 ? 'wallets' : 'sessions';
  await holdLock(
    scene.core.sql.begin(async (tx) => {
      await tx.unsafe(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
      await sleep(forMs);
    }),
  );
};

export const lockWallet: Thrower = async ({ scene, town }, { forMs, chance }) => {
  const seller = town.sellers[Math.floor(chance * town.sellers.length)];
  await holdLock(
    scene.core.sql.begin(async (tx) => {
      await tx`
        SELECT 1 FROM wallets w JOIN users u ON u.wallet_id = w.id
        WHERE u.email = ${seller?.email ?? ''} FOR UPDATE OF w`;
      await sleep(forMs);
    }),
  );
};

/** A lock that is not given, or goes with its server, is none: another fault was quicker. */
async function holdLock(holding: Promise<unknown>): Promise<void> {
  await holding.catch(() => undefined);
}

import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { SUPERUSER, clusterExists, createCluster } from '#cluster/create';
import { type Hold, takeHold } from '#cluster/hold';
import { type Home, openHome } from '#cluster/home';
import { launchPostgres } from '#cluster/launch';
import {
  abortPostmaster,
  discardStalePid,
  findPostmaster,
  stopPostmaster,
} from '#cluster/postmaster';

export type PostgresOptions = {
  /** Where the server keeps everything; created when it is not there. */
  dataDir: string;
  /** False for databases that are thrown away: faster, and lost when the machine dies. */
  durable?: boolean;
  log?: (line: string) => void;
};

export type RunningPostgres = {
  /** A database of its own, `chargeflow`, as a superuser. */
  ownerUrl: string;
  /** The same as whom the product's processes connect as: somebody whom `migrate` makes. */
  appUrl: string;
  port: number;
  /** Ends this use of the server; the last of its users, in whatever process, stops it. */
  stop(): Promise<void>;
  /**
   * Stops the server at once for all of its users, as if the machine's power went: an immediate
   * shutdown, from which the next `startPostgres` recovers on the same port.
   */
  abort(): Promise<void>;
};

const APP_USER = 'chargeflow_service';
const POLL_MS = 10;
const START_LIMIT_MS = 120_000;

/**
 * Starts a real PostgreSQL on a loopback port, or joins the one that runs on `dataDir` already,
 * whoever started it and whether or not they still live. Call `stop` when done: until then the
 * claim on the server keeps this process alive. Throws when the server cannot be started.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const home = await openHome(options.dataDir);
  if (!(await clusterExists(home))) {
    options.log?.(`Creating a PostgreSQL database in ${home.path}`);
    await createCluster(home);
  }

  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    const running = await findPostmaster(home.clusterPath);
    if (!running) {
      await discardStalePid(home.clusterPath);
      await launchPostgres(home, options.durable ?? true);
    } else if (running.ready) {
      const url = urlOf(home, running.port);
      const hold = await takeHold(url);
      if (hold) return runningAt(home, running.port, hold);
    }
    await sleep(POLL_MS);
  }
  throw new Error(`PostgreSQL in ${home.path} was not ready after ${START_LIMIT_MS / 1000} s`);
}

function runningAt(home: Home, port: number, hold: Hold): RunningPostgres {
  return {
    ownerUrl: urlOf(home, port),
    appUrl: appUrlOf(home, port),
    port,
    stop: stopOnce(home, hold),
    abort: async () => {
      await abortPostmaster(home.clusterPath);
      await hold.close();
    },
  };
}

function urlOf(home: Home, port: number): string {
  return `postgres://${SUPERUSER}:${home.password}@127.0.0.1:${port}/chargeflow`;
}

/** Its password tells nothing of the superuser's. */
function appUrlOf(home: Home, port: number): string {
  const password = createHash('sha256').update(`${APP_USER} ${home.password}`).digest('hex');
  return `postgres://${APP_USER}:${password}@127.0.0.1:${port}/chargeflow`;
}

function stopOnce(home: Home, hold: Hold): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  return () => (stopped ??= leave(home, hold));
}

async function leave(home: Home, hold: Hold): Promise<void> {
  const current = hold.isAlive() ? hold : await holdAgain(home);
  if (!current) return;
  try {
    if (await current.release()) await stopPostmaster(home.clusterPath);
  } finally {
    await current.close();
  }
}

/** The server died since; someone may have started it again, and may use it still. */
async function holdAgain(home: Home): Promise<Hold | null> {
  const running = await findPostmaster(home.clusterPath);
  return running?.ready ? takeHold(urlOf(home, running.port)) : null;
}

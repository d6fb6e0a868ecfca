import { randomBytes } from 'node:crypto';
import { openCore, type Core } from '@chargeflow/core/core';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import type { ClonedDatabase } from '@chargeflow/local-postgres/databases';
import { startStack, type Stack } from '@chargeflow/local-stack/stack';
import { postmasterOf } from '#load/measure/processes';
import { createPeople, type People } from '#load/people';
import type { LoadSettings } from '#load/settings';
import { openSystem } from '#load/systems/open';
import type { System } from '#load/systems/system';

/** The built product and its baselines, on one database, with sellers in it. */
export interface Stage {
  core: Core;
  stack: Stack;
  people: People;
  systems: System[];
  /** Of the server's first process; null where it runs on another machine. */
  postmaster: number | null;
  close(): Promise<void>;
}

const LIMIT = '1000000000/1h';
/** One seller and one admin here do what many do elsewhere; what counting costs stays. */
const LIMITS = {
  RATE_LIMIT_PROFILE: LIMIT,
  RATE_LIMIT_TRANSACTION_CREATE: LIMIT,
  RATE_LIMIT_TRANSACTION_LIST: LIMIT,
  RATE_LIMIT_ADMIN: LIMIT,
};

/** Starts everything on an empty, migrated database, as the application; the owner makes the tables. */
export async function openStage(
  { ownerUrl, appUrl }: Pick<ClonedDatabase, 'ownerUrl' | 'appUrl'>,
  settings: LoadSettings,
): Promise<Stage> {
  const env = {
    ...LIMITS,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    REDIS_URL: '',
    LOG_LEVEL: 'warn',
    DATABASE_MAX_CONNECTIONS: String(settings.pool),
  };
  const core = openCore(
    readCoreSettings({ ...process.env, ...env, DATABASE_URL: ownerUrl, LOG_LEVEL: 'silent' }),
    'load',
  );
  const closing: (() => Promise<void>)[] = [() => core.close()];
  const close = async () => {
    for (const end of closing.toReversed()) await end();
  };
  try {
    const people = await createPeople(core, settings.sellers);
    const stack = await startStack({
      mode: 'production',
      databaseUrl: appUrl,
      output: 'files',
      processes: settings.worker ? ['web', 'worker', 'operatorSim'] : ['web'],
      env,
    });
    closing.push(() => stack.stop());
    const systems: System[] = [];
    closing.push(async () => {
      for (const system of systems) await system.close();
    });
    const surroundings = { core, databaseUrl: appUrl, stack, sellers: people.sellers, settings };
    for (const name of settings.systems) systems.push(await openSystem(surroundings, name));
    const [backend] = await core.sql<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    const postmaster = await postmasterOf(backend?.pid ?? 0);
    return { core, stack, people, systems, postmaster, close };
  } catch (error) {
    await close();
    throw error;
  }
}

import path from 'node:path';
import { migrate } from '@chargeflow/core/db/migrate';
import { cloneDatabase, dropAbandoned } from '@chargeflow/local-postgres/databases';
import { openPostgres } from '@chargeflow/local-postgres/open';
import { ROOT } from '@chargeflow/local-stack/programs';

const PREFIX = 'chargeflow_bench_';

/** Lends an empty, migrated database on DATABASE_URL's server, or else on an embedded one. */
export async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const server = await openPostgres({ dataDir: path.join(ROOT, '.data/bench-postgres') });
  try {
    return await withDatabaseOn(server.url, work);
  } finally {
    await server.stop();
  }
}

/** The same on a server that is there. */
export async function withDatabaseOn<T>(
  serverUrl: string,
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  await dropAbandoned(serverUrl, PREFIX);
  const name = `${PREFIX}${Date.now()}`;
  const database = await cloneDatabase(serverUrl, 'template1', name);
  try {
    await migrate(database.url);
    return await work(database.url);
  } finally {
    await database.drop();
  }
}

import path from 'node:path';
import { migrate } from '@chargeflow/core/db/migrate';
import {
  cloneDatabase,
  dropAbandoned,
  type ClonedDatabase,
} from '@chargeflow/local-postgres/databases';
import { openPostgres } from '@chargeflow/local-postgres/open';
import type { DatabaseUrls } from '@chargeflow/local-postgres/settings';
import { ROOT } from '@chargeflow/local-stack/programs';

const PREFIX = 'chargeflow_bench_';

/** Lends an empty, migrated database on DATABASE_URL's server, or else on an embedded one. */
export async function withDatabase<T>(work: (database: ClonedDatabase) => Promise<T>): Promise<T> {
  const server = await openPostgres({ dataDir: path.join(ROOT, '.data/bench-postgres') });
  try {
    return await withDatabaseOn(server, work);
  } finally {
    await server.stop();
  }
}

/** The same on a server that is there. */
export async function withDatabaseOn<T>(
  server: DatabaseUrls,
  work: (database: ClonedDatabase) => Promise<T>,
): Promise<T> {
  await dropAbandoned(server.ownerUrl, PREFIX);
  const name = `${PREFIX}${Date.now()}`;
  const database = await cloneDatabase(server, 'template1', name);
  try {
    await migrate(database.ownerUrl, { appUrl: database.appUrl });
    return await work(database);
  } finally {
    await database.drop();
  }
}

import { openDatabase, type Sql } from '#db/client';
import type { DatabaseSettings } from '#settings/database';

/**
 * Lends a connection of its own to work that reads whole tables: it neither takes the pool's from
 * callers nor has their deadlines.
 */
export async function withLongWork<T>(
  { url }: DatabaseSettings,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const options = { url, maxConnections: 1, applicationName: 'chargeflow-long' };
  const database = openDatabase({ ...options, work: 'long' });
  try {
    return await work(database.sql);
  } finally {
    await database.close();
  }
}

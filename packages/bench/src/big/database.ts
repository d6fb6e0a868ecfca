import path from 'node:path';
import { migrate } from '@chargeflow/core/db/migrate';
import { startPostgres } from '@chargeflow/local-postgres/server';
import { ROOT } from '@chargeflow/local-stack/programs';
import { openDatabase, type Sql } from '@chargeflow/core/db/client';

/** A server of its own: what is in it takes long to make, and is kept until it is made anew. */
const DATA_DIR = path.join(ROOT, '.data/big-postgres');

/** Lends the address of the server's database for a scale, which `recreate` makes an empty one. */
export async function withBigDatabase<T>(
  { scale, recreate }: { scale: number; recreate: boolean },
  work: (url: string) => Promise<T>,
): Promise<T> {
  const server = await startPostgres({ dataDir: DATA_DIR });
  const database = openDatabase({
    url: server.ownerUrl,
    maxConnections: 1,
    applicationName: 'big',
  });
  try {
    const name = `big_${String(scale).replace('.', '_')}`;
    const url = new URL(server.ownerUrl);
    url.pathname = `/${name}`;
    if (recreate) await recreateDatabase(database.sql, name, url.href);
    else await requireDatabase(database.sql, name, scale);
    return await work(url.href);
  } finally {
    await database.close();
    await server.stop();
  }
}

async function recreateDatabase(sql: Sql, name: string, url: string): Promise<void> {
  await sql`DROP DATABASE IF EXISTS ${sql(name)} WITH (FORCE)`;
  await sql`CREATE DATABASE ${sql(name)}`;
  await migrate(url);
}

async function requireDatabase(sql: Sql, name: string, scale: number): Promise<void> {
  const found = await sql`SELECT 1 FROM pg_database WHERE datname = ${name}`;
  if (found.length === 0) throw new Error(`there is no data: run seed-big --scale ${scale} first`);
}

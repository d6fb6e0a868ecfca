import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import journal from '../../migrations/meta/_journal.json' with { type: 'json' };
import type { Sql } from '#db/client';

/** Any number, as long as all processes that migrate use the same. */
const MIGRATION_LOCK = 7_163_201;

/**
 * Brings a database up to the newest migration; several processes may do so at once. A migration
 * that fails leaves the database as it was.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`SELECT pg_advisory_lock(${MIGRATION_LOCK})`;
    const folder = fileURLToPath(new URL('../../migrations', import.meta.url));
    await applyMigrations(drizzle(sql), { migrationsFolder: folder });
  } finally {
    await sql.end();
  }
}

/** Whether the database has every migration that this code knows of. */
export async function isMigrated(sql: Sql): Promise<boolean> {
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  const [table] =
    await sql`SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS present`;
  if (!table?.['present']) return false;
  const [row] = await sql`
    SELECT coalesce(max(created_at), 0) >= ${newest} AS current FROM drizzle.__drizzle_migrations`;
  return row?.['current'] === true;
}

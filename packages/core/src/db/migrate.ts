import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import journal from '../../migrations/meta/_journal.json' with { type: 'json' };
import type { Sql } from '#db/client';

/** Any number, as long as all processes that migrate use the same. */
const MIGRATION_LOCK = 7_163_201;

const FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));

export interface MigrateOptions {
  /** When the last migration to apply was written, as `knownMigrations` tells it. */
  until?: number;
}

/**
 * Brings a database up to the newest migration; several processes may do so at once. A migration
 * that fails leaves the database as it was.
 */
export async function migrate(databaseUrl: string, { until }: MigrateOptions = {}): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`SELECT pg_advisory_lock(${MIGRATION_LOCK})`;
    if (until === undefined) {
      await applyMigrations(drizzle(sql), { migrationsFolder: FOLDER });
    } else {
      await withMigrationsUntil(until, (migrationsFolder) =>
        applyMigrations(drizzle(sql), { migrationsFolder }),
      );
    }
  } finally {
    await sql.end();
  }
}

/** When each migration was written, in milliseconds, oldest first; they are told apart by it. */
export function knownMigrations(): number[] {
  return journal.entries.map((entry) => entry.when).toSorted((a, b) => a - b);
}

/** Lends a folder with the older migrations alone: the migrator applies all that it finds. */
async function withMigrationsUntil(
  until: number,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chargeflow-migrations-'));
  try {
    await cp(FOLDER, folder, { recursive: true });
    const entries = journal.entries.filter(({ when }) => when <= until);
    const text = JSON.stringify({ ...journal, entries });
    await writeFile(path.join(folder, 'meta/_journal.json'), text);
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Whether the database has every migration that this code knows of. */
export async function isMigrated(sql: Sql): Promise<boolean> {
  const newest = Math.max(...knownMigrations());
  const [table] =
    await sql`SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS present`;
  if (!table?.['present']) return false;
  const [row] = await sql`
    SELECT coalesce(max(created_at), 0) >= ${newest} AS current FROM drizzle.__drizzle_migrations`;
  return row?.['current'] === true;
}

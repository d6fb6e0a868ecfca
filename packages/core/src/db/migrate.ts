import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import journal from '../../migrations/meta/_journal.json' with { type: 'json' };
import type { Sql } from '#db/client';
import { grantRoles } from '#db/grant';
import { INSUFFICIENT_PRIVILEGE, sqlStateOf } from '#db/sqlstate';

/** Any number, as long as all processes that migrate use the same. */
const MIGRATION_LOCK = 7_163_201;

const FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));

export interface MigrateOptions {
  /** Where the application connects, as whom it does; the owner unless given. */
  appUrl?: string;
  /**
   * When the last migration to apply was written, as `knownMigrations` tells it. Nobody but the owner
   * is let into a database that is older than this code: nothing is granted.
   */
  until?: number;
}

/**
 * Brings a database up to the newest migration, and gives the application what it may do; several
 * processes may do so at once. A migration that fails leaves the database as it was. Answers whether
 * the application is held to that, see `grantRoles`.
 * @throws Error where the user of `ownerUrl` may not change the tables
 */
export async function migrate(
  ownerUrl: string,
  { appUrl = ownerUrl, until }: MigrateOptions = {},
): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`SELECT pg_advisory_lock(${MIGRATION_LOCK})`;
    if (until !== undefined) {
      await withMigrationsUntil(until, (folder) => applyAll(sql, folder));
      return false;
    }
    await applyAll(sql, FOLDER);
    return await grantRoles(sql, appUrl);
  } finally {
    await sql.end();
  }
}

async function applyAll(sql: postgres.Sql, migrationsFolder: string): Promise<void> {
  try {
    await applyMigrations(drizzle(sql), { migrationsFolder });
  } catch (error) {
    if (sqlStateOf(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new Error(
      'Only who owns the tables may migrate them: name them in DATABASE_OWNER_URL (docs/roles.md)',
      { cause: error },
    );
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

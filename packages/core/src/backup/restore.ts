import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import postgres from 'postgres';
import { BackupError, fileOf, readManifest, type Manifest } from '#backup/manifest';
import { copyTarget, listTables, quote } from '#backup/tables';
import type { AnySql } from '#db/client';
import { knownMigrations, migrate } from '#db/migrate';

export interface RestoreOptions {
  /** Where the application will connect, as whom it does; the owner unless given. */
  appUrl?: string;
  /** Told of each table before it is filled. */
  onTable?: (name: string) => void;
}

/**
 * Fills an empty database with a backup, checked before it is touched, and brings it up to the
 * newest migration. All rows come in one transaction: what fails leaves a database that is still
 * empty, and can be restored into again. Needs the owner of the tables, not a superuser.
 * @throws BackupError when the backup is damaged or newer than this code, or the database holds data
 */
export async function restore(
  ownerUrl: string,
  folder: string,
  { appUrl = ownerUrl, onTable = () => undefined }: RestoreOptions = {},
): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const version = versionOf(manifest);
  const sql = postgres(ownerUrl, {
    max: 1,
    types: { bigint: postgres.BigInt },
    onnotice: () => {},
  });
  try {
    await assertEmpty(sql);
    await migrate(ownerUrl, { until: version });
    await assertVersion(sql, version);
    await sql.begin(async (tx) => fill(tx, manifest, folder, onTable));
    await migrate(ownerUrl, { appUrl });
    // Until its statistics are there, the planner takes every table for a small one.
    await sql`ANALYZE`;
  } finally {
    await sql.end({ timeout: 5 });
  }
  return manifest;
}

/** The newest migration of the backup, all of whose migrations must be known here. */
function versionOf({ migrations }: Manifest): number {
  const known = knownMigrations();
  if (migrations.some((when, place) => known[place] !== when)) {
    throw new BackupError('the backup is of a newer version: restore it with that one');
  }
  return Math.max(...migrations);
}

async function assertEmpty(sql: AnySql): Promise<void> {
  const [table] = await sql<{ there: boolean }[]>`
    SELECT to_regclass('public.users') IS NOT NULL AS there`;
  if (!table?.there) return;
  const [row] = await sql<{ used: boolean }[]>`SELECT EXISTS (SELECT FROM users) AS used`;
  if (row?.used) throw new BackupError('the database holds accounts: restore into an empty one');
}

/** Of a database that was migrated before, whose tables may have columns that the backup has not. */
async function assertVersion(sql: AnySql, version: number): Promise<void> {
  const [row] = await sql<{ newest: string }[]>`
    SELECT max(created_at)::text AS newest FROM drizzle.__drizzle_migrations`;
  if (Number(row?.newest) !== version) {
    throw new BackupError(
      'the database has newer tables than the backup: restore into an empty one',
    );
  }
}

async function fill(
  tx: AnySql,
  { tables }: Manifest,
  folder: string,
  onTable: (name: string) => void,
): Promise<void> {
  const present = (await listTables(tx)).map(({ name }) => quote(name));
  // What the triggers would write is in the backup too.
  for (const table of present) await tx.unsafe(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  // Migrations brought rows of their own.
  await tx.unsafe(`TRUNCATE ${present.join(', ')}`);
  for (const table of tables) {
    onTable(table.name);
    const target = await tx.unsafe(`COPY ${copyTarget(table)} FROM STDIN`).writable();
    await pipeline(createReadStream(fileOf(folder, table.name)), createGunzip(), target);
    const [row] = await tx.unsafe<{ rows: string }[]>(
      `SELECT count(*)::text AS rows FROM ${quote(table.name)}`,
    );
    if (Number(row?.rows) !== table.rows) {
      throw new BackupError(`${table.name} has ${row?.rows} rows instead of ${table.rows}`);
    }
  }
  for (const table of present) await tx.unsafe(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

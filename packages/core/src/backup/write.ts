import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import postgres from 'postgres';
import {
  BackupError,
  fileOf,
  FORMAT,
  MANIFEST,
  type Manifest,
  type TableManifest,
} from '#backup/manifest';
import { copyTarget, listTables, type BackupTable } from '#backup/tables';
import type { AnySql } from '#db/client';

const LINE_FEED = 10;

/**
 * Writes all that the database keeps into a new folder, as it was at one moment, while everybody
 * goes on working: one file a table, in COPY's text format and compressed, and a manifest with
 * checksums. Only the folder of a finished backup bears the name; nobody else may read it, since
 * the hashes of passwords are in it. Memory is bounded. Whoever `databaseUrl` names must be allowed to
 * read every table, as the owner is.
 * @param onTable told of each table before it is written
 * @throws BackupError when the folder is there already
 */
export async function backUp(
  databaseUrl: string,
  folder: string,
  onTable: (name: string) => void = () => undefined,
): Promise<Manifest> {
  const draft = `${folder}.unfinished`;
  await makeFolders(folder, draft);
  // No limit on statements: a table takes as long as it takes.
  const sql = postgres(databaseUrl, { max: 1, types: { bigint: postgres.BigInt } });
  try {
    const manifest = await sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', async (tx) => {
      const described = await describe(tx);
      const tables: TableManifest[] = [];
      for (const table of await listTables(tx)) {
        onTable(table.name);
        tables.push(await writeTable(tx, table, fileOf(draft, table.name)));
      }
      return { ...described, tables };
    });
    await writeFile(path.join(draft, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await rename(draft, folder);
    await flushFolder(path.dirname(folder));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    await rmdir(folder);
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The real one is made too, and stays empty until the end: its name is taken from now on. */
async function makeFolders(folder: string, draft: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  for (const made of [draft, folder]) {
    await mkdir(made, { mode: 0o700 }).catch(async (error: NodeJS.ErrnoException) => {
      if (made === folder) await rm(draft, { recursive: true, force: true });
      if (error.code !== 'EEXIST') throw error;
      throw new BackupError(`${made} is there already: a backup goes into a folder of its own`);
    });
  }
}

async function describe(tx: AnySql): Promise<Omit<Manifest, 'tables'>> {
  const [moment] = await tx<{ takenAt: string }[]>`
    SELECT to_char(transaction_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      AS "takenAt"`;
  const migrations = await tx<{ when: bigint }[]>`
    SELECT created_at AS when FROM drizzle.__drizzle_migrations ORDER BY created_at`;
  if (!moment) throw new Error('the server told no time');
  return {
    format: FORMAT,
    takenAt: moment.takenAt,
    migrations: migrations.map(({ when }) => Number(when)),
  };
}

async function writeTable(tx: AnySql, table: BackupTable, file: string): Promise<TableManifest> {
  const source: Readable = await tx.unsafe(`COPY ${copyTarget(table)} TO STDOUT`).readable();
  const hash = createHash('sha256');
  let rows = 0;
  await pipeline(
    source,
    // COPY escapes line feeds in values: each that is left ends a row.
    async function* count(pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, at + 1)) {
          rows += 1;
        }
        yield piece;
      }
    },
    createGzip(),
    async function* digest(pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        hash.update(piece);
        yield piece;
      }
    },
    createWriteStream(file, { mode: 0o600, flush: true }),
  );
  return { ...table, rows, sha256: hash.digest('hex') };
}

/** The new name is on the disk only when the folder that holds it is. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** Written last: a folder without it holds a backup that was not finished. */
export const MANIFEST = 'manifest.json';

/** Grows when a backup is written in a way that older code cannot read. */
export const FORMAT = 1;

const tableManifest = z.object({
  name: z.string(),
  /** In the order of the fields of its file. */
  columns: z.array(z.string()),
  rows: z.number().int().min(0),
  /** Of the file as it lies there, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifest = z.object({
  format: z.literal(FORMAT),
  /** ISO 8601, UTC: the moment whose state this is. */
  takenAt: z.iso.datetime(),
  /** When each migration was written, oldest first, as the database has them. */
  migrations: z.array(z.number().int()),
  /** In an order in which no row refers to one that is still to come. */
  tables: z.array(tableManifest),
});

export type Manifest = z.infer<typeof manifest>;
export type TableManifest = z.infer<typeof tableManifest>;

/** What keeps a backup from being made or restored, in words for whoever runs the command. */
export class BackupError extends Error {
  override name = 'BackupError';
}

export function fileOf(folder: string, table: string): string {
  return path.join(folder, `${table}.copy.gz`);
}

/**
 * Reads what a backup is of, after every byte of it was compared with its checksum.
 * @throws BackupError naming the file that is missing or not as it was written
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch(() => {
    throw new BackupError(`${folder} holds no finished backup: ${MANIFEST} is missing`);
  });
  const read = manifest.safeParse(parseJson(text));
  if (!read.success) throw new BackupError(`${MANIFEST} is damaged, or of a newer version`);
  for (const { name, sha256 } of read.data.tables) {
    const digest = await digestFile(fileOf(folder, name));
    if (digest !== sha256) throw new BackupError(`${name}.copy.gz is not as it was written`);
  }
  return read.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function digestFile(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch {
    return null;
  }
  return hash.digest('hex');
}

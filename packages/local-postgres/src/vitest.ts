import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

import postgres from 'postgres';
import { afterAll, expect, inject } from 'vitest';
import type { TestProject } from 'vitest/node';

import { cloneDatabase, createTemplate, dropAbandoned, holdTemplate } from '#databases';
import { openPostgres } from '#open';
import type { DatabaseUrls } from '#settings';

declare module 'vitest' {
  export interface ProvidedContext {
    testPostgres: { server: DatabaseUrls; template: string };
  }
}

export type TestPostgresOptions = {
  /** Home of the embedded server, which is not used when DATABASE_URL is set. */
  dataDir: string;
  /** Files and folders that decide what `prepare` makes: when one changes, so does the template. */
  sources: string[];
  /** Fills the template; must close its connections. */
  prepare: (urls: DatabaseUrls) => Promise<void>;
};

export type TestDatabase = {
  /** Who the product connects as. */
  url: string;
  /** Who may do everything, such as damage. */
  ownerUrl: string;
};

/**
 * The body of a vitest globalSetup: one server and one prepared template for the whole run. The
 * template stays for the next run; the answer drops clones that were left and ends the server.
 */
export async function provideTestPostgres(
  project: TestProject,
  options: TestPostgresOptions,
): Promise<() => Promise<void>> {
  const server = await openPostgres({ dataDir: options.dataDir, durable: false });
  // Checkouts that share a server keep their hands off each other's databases.
  const prefix = `chargeflow_test_${digest(path.resolve(options.dataDir)).slice(0, 8)}_`;
  // Whom it lets in is part of it.
  const sources = `${await hashSources(options.sources)} ${new URL(server.appUrl).username}`;
  const template = prefix + digest(sources).slice(0, 12);
  const { ownerUrl, appUrl } = server;
  const release = await holdTemplate(ownerUrl, template);
  await createTemplate(server, template, options.prepare);
  await dropAbandoned(ownerUrl, prefix);
  project.provide('testPostgres', { server: { ownerUrl, appUrl }, template });
  return async () => {
    await dropAbandoned(ownerUrl, prefix);
    await release();
    await server.stop();
  };
}

let current: { file: string | undefined; database: Promise<TestDatabase> } | undefined;

/**
 * The test file's own database, a clone of the run's template: `const { url } = await
 * testDatabase()` at the top of the file. It is dropped when the file is done, which fails if a
 * connection was left inside a transaction.
 */
export function testDatabase(): Promise<TestDatabase> {
  const file = expect.getState().testPath;
  // A file that fails before its first test runs no `afterAll`, and the next one may share its process.
  if (!current || current.file !== file) current = { file, database: cloneForFile() };
  return current.database;
}

async function cloneForFile(): Promise<TestDatabase> {
  const { server, template } = inject('testPostgres');
  const clone = await cloneDatabase(server, template);
  afterAll(async () => {
    try {
      await assertNoOpenTransaction(clone.ownerUrl);
    } finally {
      await clone.drop();
    }
  });
  return { url: clone.appUrl, ownerUrl: clone.ownerUrl };
}

/** Throws when a connection to the database idles inside a transaction, naming what it last ran. */
export async function assertNoOpenTransaction(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, fetch_types: false });
  try {
    const left = await sql<{ query: string }[]>`
      SELECT query FROM pg_stat_activity
      WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
    if (left.length === 0) return;
    const queries = left.map(({ query }) => `  ${query}`).join('\n');
    throw new Error(`Connections were left idle in a transaction, after:\n${queries}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function hashSources(sources: string[]): Promise<string> {
  const files = await Promise.all(sources.map(listFiles));
  const parts = await Promise.all(
    files.flat().map(async ({ name, file }) => `${name} ${digest(await readFile(file))}`),
  );
  return digest(parts.join('\n'));
}

async function listFiles(source: string): Promise<{ name: string; file: string }[]> {
  if ((await stat(source)).isFile()) return [{ name: path.basename(source), file: source }];
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({ name: path.relative(source, file), file }));
}

function digest(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

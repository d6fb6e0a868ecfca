import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import postgres from 'postgres';

import type { DatabaseUrls } from '#settings';

export type ClonedDatabase = DatabaseUrls & { drop(): Promise<void> };

// Only databases that carry one of these comments are ever dropped: the server may be the user's.
const TEMPLATE_MARK = 'template kept by @chargeflow/local-postgres';
const CLONE_MARK = 'clone kept by @chargeflow/local-postgres';

const OBJECT_IN_USE = '55006';
const NAME_LIMIT = 63;
const CLONE_ATTEMPTS = 50;
const CLONE_RETRY_MS = 100;

/**
 * Makes the database `name`, filled by `prepare`, unless it is there. It is built under another
 * name, so what bears this one is whole; processes that make it at the same moment wait for one.
 * `prepare` must close its connections. Needs CREATEDB, on PostgreSQL 15 or newer.
 */
export async function createTemplate(
  server: DatabaseUrls,
  name: string,
  prepare: (urls: DatabaseUrls) => Promise<void>,
): Promise<void> {
  await withServer(server.ownerUrl, async (sql) => {
    await sql`SELECT pg_advisory_lock(${lockKey(sql, `build ${name}`)})`;
    if (await isTemplate(sql, name)) return;
    const draft = uniqueName(name);
    await sql`SELECT pg_advisory_lock(${lockKey(sql, draft)})`;
    await createMarked(sql, draft, 'template1', CLONE_MARK);
    try {
      await prepare(urlsOf(server, draft));
      // Nothing may be connected while it is cloned, not even autovacuum.
      await sql`ALTER DATABASE ${sql(draft)} ALLOW_CONNECTIONS false`;
      await mark(sql, draft, TEMPLATE_MARK);
      await sql`ALTER DATABASE ${sql(draft)} RENAME TO ${sql(name)}`;
    } catch (error) {
      await sql`DROP DATABASE IF EXISTS ${sql(draft)} WITH (FORCE)`;
      throw error;
    }
  });
}

/**
 * Copies a template into a database of a new name. One connection to the server stays open until
 * `drop`, and tells `dropAbandoned` in other processes that the clone is in use.
 */
export async function cloneDatabase(
  server: DatabaseUrls,
  template: string,
  name: string = uniqueName(template),
): Promise<ClonedDatabase> {
  const sql = connect(server.ownerUrl);
  try {
    await sql`SELECT pg_advisory_lock(${lockKey(sql, name)})`;
    await createMarked(sql, name, template, CLONE_MARK);
  } catch (error) {
    await sql.end({ timeout: 5 });
    throw error;
  }
  return {
    ...urlsOf(server, name),
    drop: async () => {
      try {
        await sql`DROP DATABASE IF EXISTS ${sql(name)} WITH (FORCE)`;
      } finally {
        await sql.end({ timeout: 5 });
      }
    },
  };
}

/** Says that a template is in use, until the answer is called: `dropAbandoned` then leaves it. */
export async function holdTemplate(serverUrl: string, name: string): Promise<() => Promise<void>> {
  const sql = connect(serverUrl);
  await sql`SELECT pg_advisory_lock_shared(${lockKey(sql, name)})`;
  return () => sql.end({ timeout: 5 });
}

/**
 * Drops what this package made under names that begin with `prefix` and nobody uses any more:
 * clones of killed processes, templates of older migrations.
 */
export async function dropAbandoned(serverUrl: string, prefix: string): Promise<void> {
  await withServer(serverUrl, async (sql) => {
    const found = await sql<{ name: string }[]>`
      SELECT datname AS name FROM pg_database
      WHERE starts_with(datname, ${prefix})
        AND shobj_description(oid, 'pg_database') IN (${TEMPLATE_MARK}, ${CLONE_MARK})`;
    for (const { name } of found) {
      const key = lockKey(sql, name);
      const [lock] = await sql<{ free: boolean }[]>`SELECT pg_try_advisory_lock(${key}) AS free`;
      if (lock?.free !== true) continue;
      await sql`DROP DATABASE IF EXISTS ${sql(name)} WITH (FORCE)`;
      await sql`SELECT pg_advisory_unlock(${key})`;
    }
  });
}

function connect(serverUrl: string): postgres.Sql {
  return postgres(serverUrl, {
    max: 1,
    max_lifetime: null,
    fetch_types: false,
    prepare: false,
    onnotice: () => undefined,
  });
}

async function withServer<T>(
  serverUrl: string,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = connect(serverUrl);
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** A template may be briefly in use by one who prepares or inspects it. */
async function createMarked(
  sql: postgres.Sql,
  name: string,
  template: string,
  text: string,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sql`CREATE DATABASE ${sql(name)} TEMPLATE ${sql(template)}`;
      return await mark(sql, name, text);
    } catch (error) {
      const inUse = error instanceof postgres.PostgresError && error.code === OBJECT_IN_USE;
      if (!inUse || attempt === CLONE_ATTEMPTS) throw error;
      await sleep(CLONE_RETRY_MS);
    }
  }
}

async function mark(sql: postgres.Sql, name: string, text: string): Promise<void> {
  await sql`COMMENT ON DATABASE ${sql(name)} IS ${sql.unsafe(`'${text}'`)}`;
}

/** Throws when the name is taken by a database that this package did not make. */
async function isTemplate(sql: postgres.Sql, name: string): Promise<boolean> {
  const [row] = await sql<{ mark: string | null }[]>`
    SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = ${name}`;
  if (row && row.mark !== TEMPLATE_MARK)
    throw new Error(`The database ${name} is not a template of ours`);
  return row !== undefined;
}

function lockKey(sql: postgres.Sql, name: string) {
  return sql`hashtextextended(${`chargeflow database ${name}`}, 0)`;
}

function uniqueName(base: string): string {
  return `${base.slice(0, NAME_LIMIT - 17)}_${randomBytes(8).toString('hex')}`;
}

function urlsOf({ ownerUrl, appUrl }: DatabaseUrls, database: string): DatabaseUrls {
  return { ownerUrl: urlOf(ownerUrl, database), appUrl: urlOf(appUrl, database) };
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** Tagged SQL, prepared by the driver: for money and whatever else is hot. `bigint` reads as BigInt. */
export type Sql = postgres.Sql<{ bigint: bigint }>;
/** Tagged SQL inside a transaction or out of it. */
export type AnySql = postgres.ISql<{ bigint: bigint }>;
/** A piece of a statement. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>;
/** The query builder, for everything else. */
export type Db = PostgresJsDatabase;
/** Inside a transaction; a function that needs one takes this type. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export interface Database {
  sql: Sql;
  db: Db;
  /** Waits up to five seconds for running queries, then closes every connection. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  maxConnections: number;
  /** Shown by PostgreSQL in pg_stat_activity. */
  applicationName: string;
}

/**
 * Opens a pool. Both handles share it. Under Drizzle times are read and sent as text, so tagged SQL
 * gets times as text too and must be given ISO text, never a Date.
 */
export function openDatabase({ url, maxConnections, applicationName }: DatabaseOptions): Database {
  const sql = postgres(url, {
    max: maxConnections,
    types: { bigint: postgres.BigInt },
    connect_timeout: 10,
    backoff: (retries: number) => Math.min(0.1 * 2 ** retries, 2),
    onnotice: () => {},
    connection: {
      application_name: applicationName,
      // Times are read as text, whose form must not hang on the server's settings.
      TimeZone: 'UTC',
      DateStyle: 'ISO',
      statement_timeout: 30_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  return { sql, db: drizzle(sql), close: () => sql.end({ timeout: 5 }) };
}

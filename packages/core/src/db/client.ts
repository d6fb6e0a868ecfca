import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { DEADLINES, type Work } from '#db/deadlines';
import { retryConflicts } from '#db/retry';

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
  /** For the question whether the database is there: a connection besides the pool's, opened at need. */
  probe: Sql;
  /** Waits up to five seconds for running queries, then closes every connection. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  maxConnections: number;
  /** Shown by PostgreSQL in pg_stat_activity. */
  applicationName: string;
  /** Which deadlines hold; those of a loop or a command when not given. */
  work?: Work;
}

/** A server that starts again is found within this; many processes that look must not hinder it. */
const BACKOFF_MAX_SECONDS = 0.5;
const PROBE_IDLE_SECONDS = 60;

/**
 * Opens a pool. Both handles share it. Under Drizzle times are read and sent as text, so tagged SQL
 * gets times as text too and must be given ISO text, never a Date. A transaction that PostgreSQL
 * undid for the sake of others is done again, unless it was begun with an isolation of its own.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const { url, maxConnections, applicationName, work = 'work' } = options;
  const sql = connect(url, work, { max: maxConnections, applicationName });
  const probe = connect(url, 'probe', { max: 1, applicationName: `${applicationName}-probe` });
  const close = async () => {
    await Promise.all([sql.end({ timeout: 5 }), probe.end({ timeout: 1 })]);
  };
  return { sql, db: drizzle(sql), probe, close };
}

function connect(
  url: string,
  work: Work,
  { max, applicationName }: { max: number; applicationName: string },
): Sql {
  const { connectMs, acquireMs, lockMs, statementMs, answerMs } = DEADLINES[work];
  const sql = postgres(url, {
    max,
    types: { bigint: postgres.BigInt },
    connect_timeout: connectMs / 1_000,
    acquire_timeout: acquireMs / 1_000,
    answer_timeout: answerMs === null ? null : answerMs / 1_000,
    // One by one: behind a statement that waits for a lock others would wait too, though there is room.
    max_pipeline: 0,
    ...(work === 'probe' && { idle_timeout: PROBE_IDLE_SECONDS, fetch_types: false }),
    backoff: (retries: number) => Math.min(0.05 * 2 ** retries, BACKOFF_MAX_SECONDS),
    onnotice: () => {},
    connection: {
      application_name: applicationName,
      // Times are read as text, whose form must not hang on the server's settings.
      TimeZone: 'UTC',
      DateStyle: 'ISO',
      statement_timeout: statementMs,
      lock_timeout: lockMs,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  return Object.assign(sql, { begin: beginAgain(sql.begin.bind(sql)) });
}

/** The query builder begins its transactions by this too. */
function beginAgain(begin: Sql['begin']): Sql['begin'] {
  return ((...given: [unknown, unknown?]) => {
    // With options of its own it has been thought about; the driver takes either form.
    const once = () => Reflect.apply(begin, undefined, given) as Promise<unknown>;
    return typeof given[0] === 'function' ? retryConflicts(once) : once();
  }) as Sql['begin'];
}

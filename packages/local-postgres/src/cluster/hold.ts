import postgres from 'postgres';

/** One user's claim on a running server: while it stands nobody else stops the server. */
export type Hold = {
  /** False once the server has gone away. */
  isAlive(): boolean;
  /** Gives the claim up; true when it was the last, and then nobody can claim until `close`. */
  release(): Promise<boolean>;
  close(): Promise<void>;
};

const HOLD_KEY = 4_711;
const DATABASE = 'chargeflow';

const CANNOT_CONNECT_NOW = '57P03';
const ADMIN_SHUTDOWN = '57P01';
const CRASH_SHUTDOWN = '57P02';
const TOO_MANY_CONNECTIONS = '53300';
const DUPLICATE_DATABASE = '42P04';
const UNIQUE_VIOLATION = '23505';
const GOING_AWAY = new Set([
  CANNOT_CONNECT_NOW,
  ADMIN_SHUTDOWN,
  CRASH_SHUTDOWN,
  TOO_MANY_CONNECTIONS,
  'ECONNREFUSED',
  'ECONNRESET',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
]);

/**
 * Claims the server by a shared advisory lock on a connection of its own: the kernel closes the
 * connection of a process killed with -9, so no claim outlives its owner. Null while the server
 * is going away; throws for any other failure.
 */
export async function takeHold(serverUrl: string): Promise<Hold | null> {
  let alive = true;
  const sql = postgres(serverUrl, {
    database: 'postgres',
    max: 1,
    max_lifetime: null,
    fetch_types: false,
    prepare: false,
    connection: { application_name: 'chargeflow-hold' },
    onnotice: () => undefined,
    onclose: () => (alive = false),
  });
  try {
    await sql`SELECT pg_advisory_lock_shared(${HOLD_KEY})`;
    await ensureDatabase(sql);
  } catch (error) {
    await sql.end({ timeout: 0 });
    if (GOING_AWAY.has(errorCode(error))) return null;
    throw error;
  }
  return {
    isAlive: () => alive,
    release: () => release(sql),
    close: () => sql.end({ timeout: 0 }),
  };
}

/**
 * Gives up before it tries: of two that leave at once, at least the later one sees itself alone.
 * A server that goes away meanwhile is being stopped by another.
 */
async function release(sql: postgres.Sql): Promise<boolean> {
  try {
    await sql`SELECT pg_advisory_unlock_shared(${HOLD_KEY})`;
    const [row] = await sql<{ last: boolean }[]>`SELECT pg_try_advisory_lock(${HOLD_KEY}) AS last`;
    return row?.last === true;
  } catch (error) {
    if (GOING_AWAY.has(errorCode(error))) return false;
    throw error;
  }
}

async function ensureDatabase(sql: postgres.Sql): Promise<void> {
  const found = await sql`SELECT 1 FROM pg_database WHERE datname = ${DATABASE}`;
  if (found.length > 0) return;
  try {
    await sql`CREATE DATABASE ${sql(DATABASE)}`;
  } catch (error) {
    if (![DUPLICATE_DATABASE, UNIQUE_VIOLATION].includes(errorCode(error))) throw error;
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

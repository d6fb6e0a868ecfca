import { Ratelimit, type RatelimitConfig } from '@upstash/ratelimit';
import type { Sql } from 'postgres';

import type { ScopeLimit } from '#limits/scopes';
import { ratelimitOptions, type RateLimitStore } from '#limits/store';
import { gather } from '#limits/stores/gather';
import { Leases } from '#limits/stores/leases';
import { DECISION_TIMEOUT_MS, STORE_TIMEOUT_MS } from '#limits/timeouts';

/**
 * For `postgres(url, POSTGRES_STORE_OPTIONS)`: a small client of its own, so that limits neither
 * wait for the connections of sales nor take them. The server itself ends a statement held up by a lock.
 * Counts need not wait for the disk: a server that dies may lose those of its last moment.
 */
export const POSTGRES_STORE_OPTIONS = {
  max: 2,
  connect_timeout: 1,
  // The driver asks for types as it connects, and nobody awaits that: when it was held up for longer
  // than a decision may be, the whole process ended.
  fetch_types: false,
  backoff: (attempt: number) => Math.min(0.05 * 2 ** attempt, 1),
  connection: {
    application_name: 'chargeflow-limits',
    statement_timeout: DECISION_TIMEOUT_MS,
    synchronous_commit: 'off',
  },
};

const MAX_CALLS_PER_FLIGHT = 500;
const SWEEP_EVERY_MS = 60_000;
const SWEEP_AGAIN_MS = 1_000;
const SWEEP_MAX_ROWS = 1_000;

type Held = { key: string; used: number; started_ms: number };
type Counted = { position: number; startedMs: number };

/** Counts in the table `rate_limits`: what a deployment without Redis uses. Closing it ends `sql`. */
export function createPostgresStore(sql: Sql): RateLimitStore {
  const sweep = sweeper(sql);
  return {
    open: (scope, limit) =>
      new Ratelimit({
        ...ratelimitOptions(scope),
        redis: NO_REDIS,
        limiter: postgresWindow(sql, limit, sweep),
      }),
    close: async () => sql.end({ timeout: 1 }),
  };
}

/**
 * The same window as the Redis stores' `tokenWindow`, as one statement for all calls of a flight.
 * Calls of users who are known already take places ahead; at the doors that guard passwords and
 * tokens each call is counted by itself.
 */
function postgresWindow(
  sql: Sql,
  limit: ScopeLimit,
  sweep: (nowMs: number) => void,
): RatelimitConfig['limiter'] {
  const leases = limit.whenStoreDown === 'allow' ? new Leases(limit) : null;
  const countCall = gather(async (keys: readonly string[]) => countAll(sql, limit, leases, keys), {
    maxItems: MAX_CALLS_PER_FLIGHT,
    timeoutMs: STORE_TIMEOUT_MS,
  });
  return () => ({
    async limit(_context, key) {
      const nowMs = Date.now();
      const held = leases?.take(key, nowMs);
      if (held) return answerOf(limit, true, held.remaining, held.startedMs);
      const { position, startedMs } = await countCall(key);
      sweep(nowMs);
      const remaining = Math.max(0, limit.count - position);
      return answerOf(limit, position <= limit.count, remaining, startedMs);
    },
    getRemaining: async () => Promise.reject(new Error('not in use')),
    resetTokens: async () => Promise.reject(new Error('not in use')),
  });
}

function answerOf(
  { count, windowMs }: ScopeLimit,
  success: boolean,
  remaining: number,
  startedMs: number,
) {
  const pending = Promise.resolve();
  return { success, limit: count, remaining, reset: startedMs + windowMs, pending };
}

/** Counts one call a key, keys repeated as they come; answers each call's place in its window. */
async function countAll(
  sql: Sql,
  limit: ScopeLimit,
  leases: Leases | null,
  keys: readonly string[],
): Promise<Counted[]> {
  const nowMs = Date.now();
  const hits = new Map<string, number>();
  for (const key of keys) hits.set(key, (hits.get(key) ?? 0) + 1);
  const ahead = new Map([...hits.keys()].map((key) => [key, leases?.wanted(key, nowMs) ?? 0]));
  const places = new Map([...hits].map(([key, calls]) => [key, calls + (ahead.get(key) ?? 0)]));
  const rows = await hitAll(sql, limit, places, nowMs);
  const held = new Map(rows.map((row) => [row.key, row]));
  for (const { key, used, started_ms: startedMs } of rows) {
    leases?.keep(key, { used, ahead: ahead.get(key) ?? 0, startedMs });
  }
  return keys.map((key) => {
    const row = held.get(key);
    const left = hits.get(key);
    if (row === undefined || left === undefined) throw new Error('a rate limit was not counted');
    hits.set(key, left - 1);
    // The places of the calls that wait come before those that were taken ahead.
    return { position: row.used - (ahead.get(key) ?? 0) - left + 1, startedMs: row.started_ms };
  });
}

/**
 * The database holds the row's lock from its test to its write, so no two calls take one place.
 * Keys go in order, or two flights could deadlock. A window begins with a call; the next one
 * follows it without a gap unless nothing was let in for `windowMs`, as the token bucket has it.
 */
async function hitAll(
  sql: Sql,
  { count, windowMs }: ScopeLimit,
  hits: Map<string, number>,
  nowMs: number,
) {
  return sql<Held[]>`
    INSERT INTO rate_limits AS held (key, used, started_ms, expires_ms, sweep_ms)
    SELECT call.key, call.hits::int, ${nowMs}::bigint, ${nowMs}::bigint + ${windowMs}::int, ${nowMs}::bigint + 2 * ${windowMs}::int
    FROM jsonb_each_text(${JSON.stringify(Object.fromEntries(hits))}::text::jsonb) AS call (key, hits)
    ORDER BY call.key
    ON CONFLICT (key) DO UPDATE SET (used, started_ms, expires_ms, sweep_ms) = (
      SELECT
        CASE WHEN now.started_ms = held.started_ms THEN held.used ELSE 0 END + excluded.used,
        now.started_ms,
        CASE WHEN now.started_ms = held.started_ms AND held.used >= ${count}::int THEN held.expires_ms ELSE excluded.expires_ms END,
        now.started_ms + 2 * ${windowMs}::int
      FROM (
        SELECT CASE WHEN held.expires_ms <= ${nowMs}::bigint THEN ${nowMs}::bigint
          ELSE held.started_ms + (${nowMs}::bigint - held.started_ms) / ${windowMs}::int * ${windowMs}::int
        END AS started_ms
      ) AS now
    )
    RETURNING key, used, started_ms::float8`;
}

/** Deletes windows long over, a bounded number at a time, at most one try a second or a minute. */
function sweeper(sql: Sql): (nowMs: number) => void {
  let nextMs = 0;

  async function sweep(nowMs: number): Promise<void> {
    const swept = await sql`
      WITH gone AS MATERIALIZED (
        SELECT key FROM rate_limits WHERE sweep_ms <= ${nowMs}::bigint
        ORDER BY sweep_ms LIMIT ${SWEEP_MAX_ROWS} FOR UPDATE SKIP LOCKED
      )
      DELETE FROM rate_limits USING gone WHERE rate_limits.key = gone.key`;
    if (swept.count === SWEEP_MAX_ROWS) nextMs = nowMs + SWEEP_AGAIN_MS;
  }

  return (nowMs) => {
    if (nowMs < nextMs) return;
    nextMs = nowMs + SWEEP_EVERY_MS;
    // Nobody waits for it, and what it leaves the next one takes.
    void sweep(nowMs).catch(() => {});
  };
}

const NO_REDIS = {
  evalsha: async () => Promise.reject(new Error('this store has no Redis')),
  get: async () => Promise.reject(new Error('this store has no Redis')),
  set: async () => Promise.reject(new Error('this store has no Redis')),
};

import postgres from 'postgres';

import type { StoreSettings } from '#limits/settings';
import type { RateLimitStore } from '#limits/store';
import { createPostgresStore, POSTGRES_STORE_OPTIONS } from '#limits/stores/postgres';
import { createRedisStore } from '#limits/stores/redis';
import { createUpstashStore } from '#limits/stores/upstash';

/** Opens the store that the settings name; PostgreSQL, at `databaseUrl`, unless they name another. */
export async function connectStore(
  settings: StoreSettings,
  databaseUrl: string,
): Promise<RateLimitStore> {
  if (settings.kind === 'redis') return createRedisStore(settings.url);
  if (settings.kind === 'upstash') return createUpstashStore(settings);
  const sql = postgres(databaseUrl, POSTGRES_STORE_OPTIONS);
  // A decision has 250 ms, which the first one must not spend on connecting. A database that is not
  // there yet is the limiter's to deal with.
  await sql`SELECT 1`.catch(() => null);
  return createPostgresStore(sql);
}

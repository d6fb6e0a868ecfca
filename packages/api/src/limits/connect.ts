import type { Sql } from 'postgres';

import type { StoreSettings } from '#limits/settings';
import type { RateLimitStore } from '#limits/store';
import { createPostgresStore } from '#limits/stores/postgres';
import { createRedisStore } from '#limits/stores/redis';
import { createUpstashStore } from '#limits/stores/upstash';

/**
 * Opens the store that the settings name. `openPostgres` is called for the PostgreSQL one only, and
 * should answer a client of its own, made with `POSTGRES_STORE_OPTIONS`; closing the store ends it.
 */
export async function connectStore(
  settings: StoreSettings,
  openPostgres: () => Sql,
): Promise<RateLimitStore> {
  if (settings.kind === 'redis') return createRedisStore(settings.url);
  if (settings.kind === 'upstash') return createUpstashStore(settings);
  return createPostgresStore(openPostgres());
}

import type { apiKeys } from '#db/schema/users';

/** A key as its owner and admins see it; never the key itself. */
export interface ApiKey {
  id: string;
  name: string;
  /** How it begins. */
  prefix: string;
  createdAt: string;
  /** To the minute; null where it was never used. */
  lastUsedAt: string | null;
  /** Null as long as it is good. */
  revokedAt: string | null;
}

export function toApiKey(row: typeof apiKeys.$inferSelect): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}

import { z } from 'zod';

export interface DatabaseSettings {
  url: string;
  maxConnections: number;
}

const schema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
  DATABASE_MAX_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(8),
});

export function parseDatabaseSettings(env: NodeJS.ProcessEnv): DatabaseSettings {
  const parsed = schema.parse(env);
  return { url: parsed.DATABASE_URL, maxConnections: parsed.DATABASE_MAX_CONNECTIONS };
}

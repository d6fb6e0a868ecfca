import { type PostgresOptions, startPostgres } from '#server';
import { readDatabaseUrl } from '#settings';

export type OpenPostgres = { url: string; embedded: boolean; stop(): Promise<void> };

/**
 * Opens the PostgreSQL that DATABASE_URL names, which is then left alone by `stop`, or else the
 * embedded one in `dataDir`.
 */
export async function openPostgres(options: PostgresOptions): Promise<OpenPostgres> {
  const url = readDatabaseUrl();
  if (url !== undefined) return { url, embedded: false, stop: () => Promise.resolve() };
  const server = await startPostgres(options);
  return { url: server.url, embedded: true, stop: () => server.stop() };
}

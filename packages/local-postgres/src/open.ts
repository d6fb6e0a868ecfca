import { type PostgresOptions, startPostgres } from '#server';
import { type DatabaseUrls, readDatabaseUrls } from '#settings';

export type OpenPostgres = DatabaseUrls & { embedded: boolean; stop(): Promise<void> };

/**
 * Opens the PostgreSQL that DATABASE_URL names, which is then left alone by `stop`, or else the
 * embedded one in `dataDir`.
 */
export async function openPostgres(options: PostgresOptions): Promise<OpenPostgres> {
  const urls = readDatabaseUrls();
  if (urls !== undefined) return { ...urls, embedded: false, stop: () => Promise.resolve() };
  const server = await startPostgres(options);
  const { ownerUrl, appUrl } = server;
  return { ownerUrl, appUrl, embedded: true, stop: () => server.stop() };
}

import path from 'node:path';
import { openCore, type Core } from '@chargeflow/core/core';
import { readCoreSettings } from '@chargeflow/core/settings/settings';
import { openPostgres } from '@chargeflow/local-postgres/open';
import { ROOT } from '@chargeflow/local-stack/programs';
import { rememberSecret } from '#secret';
import { environmentWith } from '#settings/environment';

const DATA = path.join(ROOT, '.data');

/**
 * The database of the command: DATABASE_URL's, or in development the embedded one; as whom the
 * application connects, and as the owner of its tables.
 */
export async function withDatabase<T>(
  work: (appUrl: string, ownerUrl: string) => Promise<T>,
): Promise<T> {
  const env = environmentWith({});
  if (env['NODE_ENV'] === 'production' && !env['DATABASE_URL']) {
    throw new Error('DATABASE_URL must be set in production');
  }
  const postgres = await openPostgres({ dataDir: path.join(DATA, 'postgres') });
  try {
    return await work(postgres.appUrl, postgres.ownerUrl);
  } finally {
    await postgres.stop();
  }
}

/** Opens core over a migrated database for as long as the work takes. */
export async function withCore<T>(
  databaseUrl: string,
  work: (core: Core) => Promise<T>,
): Promise<T> {
  const env = environmentWith({});
  // Commands sign no tokens; production has a secret all the same, or is not set up.
  const secret =
    env['NODE_ENV'] === 'production'
      ? {}
      : {
          AUTH_SECRET: env['AUTH_SECRET'] || (await rememberSecret(path.join(DATA, 'auth-secret'))),
        };
  const core = openCore(readCoreSettings({ ...env, ...secret, DATABASE_URL: databaseUrl }), 'cli');
  try {
    return await work(core);
  } finally {
    await core.close();
  }
}

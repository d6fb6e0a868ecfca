export type DatabaseUrls = {
  /** Who owns the tables, and migrates them. */
  ownerUrl: string;
  /** Who the product's processes connect as. */
  appUrl: string;
};

/**
 * The developer's own PostgreSQL (15–18), which then replaces the embedded one; undefined when
 * DATABASE_URL is unset. Without a DATABASE_OWNER_URL, the same user does everything.
 */
export function readDatabaseUrls(env: NodeJS.ProcessEnv = process.env): DatabaseUrls | undefined {
  const appUrl = env.DATABASE_URL?.trim();
  if (!appUrl) return undefined;
  return { appUrl, ownerUrl: env.DATABASE_OWNER_URL?.trim() || appUrl };
}

/** What the server's programs inherit: no PG* variable of the developer's may bend them. */
export function serverEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/** The developer's own PostgreSQL (15–18), which then replaces the embedded one; undefined when unset. */
export function readDatabaseUrl(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const url = env.DATABASE_URL?.trim();
  return url === '' ? undefined : url;
}

/** What the server's programs inherit: no PG* variable of the developer's may bend them. */
export function serverEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

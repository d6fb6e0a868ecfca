/** SQLSTATEs that the product acts on (PostgreSQL, appendix A). */
export const NUMERIC_VALUE_OUT_OF_RANGE = '22003';
export const QUERY_CANCELED = '57014';
export const LOCK_NOT_AVAILABLE = '55P03';
export const TOO_MANY_CONNECTIONS = '53300';

/** The SQLSTATE of a database failure, also where Drizzle has wrapped it; undefined for any other. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 4; depth += 1) {
    if ('code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code)) {
      return cause.code;
    }
    cause = cause.cause;
  }
  return undefined;
}

/** NUL or another text that the server's encoding cannot hold. */
export const UNTRANSLATABLE_TEXT: ReadonlySet<string> = new Set(['22021', '22P05']);

/** What the driver and the system call a server that is not there, or went away. */
export const CONNECTION_FAILURES: ReadonlySet<string> = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

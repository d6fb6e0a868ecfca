/** SQLSTATEs that the product acts on (PostgreSQL, appendix A). */
export const NUMERIC_VALUE_OUT_OF_RANGE = '22003';
export const INSUFFICIENT_PRIVILEGE = '42501';

/** PostgreSQL has undone a transaction for the sake of others: done again, it may well come through. */
export const RETRIED: ReadonlySet<string> = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
]);

/** What others hold or did at the same moment stood in the way of a statement. */
export const CONFLICTS: ReadonlySet<string> = new Set([
  ...RETRIED,
  '55P03', // lock not available
]);

/** The server has no time or room for us now, or is not up: worth another try, unlike a defect. */
export const OVERLOAD: ReadonlySet<string> = new Set([
  ...CONFLICTS,
  '53300', // too many connections
  '57014', // statement timeout
  '57P01', // shut down by an admin
  '57P02', // crashed
  '57P03', // starting up
]);

/** Each has a digit, unlike the system's EPIPE. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;

/** The SQLSTATE of a database failure, also where Drizzle has wrapped it; undefined for any other. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 4; depth += 1) {
    if ('code' in cause && typeof cause.code === 'string' && SQLSTATE.test(cause.code)) {
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
  'ACQUIRE_TIMEOUT',
  'ANSWER_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

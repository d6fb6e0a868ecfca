import { DrizzleQueryError } from 'drizzle-orm/errors';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { LoggingSettings } from '#settings/logging';

/** PostgreSQL's `detail` quotes whole rows. */
const SECRETS = [
  '*.password',
  '*.passwordHash',
  '*.accessToken',
  '*.refreshToken',
  '*.authorization',
  'err.detail',
];

/** Opens a process's log, which goes to standard output unless told otherwise. */
export function openLog(
  { level }: LoggingSettings,
  name: string,
  destination?: DestinationStream,
): Logger {
  const options = { name, level, redact: SECRETS, serializers: { err: describeError } };
  return destination ? pino(options, destination) : pino(options);
}

/** The query builder puts parameters into its message, e-mails and hashes among them. */
function describeError(error: Error): object {
  if (!(error instanceof DrizzleQueryError)) return pino.stdSerializers.err(error);
  const { query, cause } = error;
  return { ...pino.stdSerializers.err(cause ?? new Error('query failed')), query };
}

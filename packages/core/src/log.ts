import { DrizzleQueryError } from 'drizzle-orm/errors';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { LoggingSettings } from '#settings/logging';

const SECRET_FIELDS = [
  'password',
  'currentPassword',
  'newPassword',
  'passwordHash',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  'key',
];

/** By name, down to two levels. PostgreSQL's `detail` quotes whole rows. */
const SECRETS = [
  ...SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
  'err.detail',
];

/**
 * What secrets look like wherever they stand, in a message of somebody else's too: tokens, API keys,
 * hashes, and phones, of which the last four digits stay so that two lines can be laid together.
 */
const LOOKS_SECRET: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)*/g, '[token]'],
  [/\bcf_[A-Za-z0-9]{20,}/g, '[API key]'],
  [/\$argon2\w*\$[^"\s\\]+/g, '[hash]'],
  [/(?<![\w.-])(?:\+|00)[1-9]\d{3,10}(?=\d{4}(?!\d))/g, '+…'],
  [/(?<![\w.-])09\d{5}(?=\d{4}(?!\d))/g, '09…'],
];

function withoutSecrets(line: string): string {
  return LOOKS_SECRET.reduce((text, [look, mark]) => text.replaceAll(look, mark), line);
}

/** Opens a process's log, which goes to standard output unless told otherwise. */
export function openLog(
  { level }: LoggingSettings,
  name: string,
  destination?: DestinationStream,
): Logger {
  const options = {
    name,
    level,
    redact: SECRETS,
    serializers: { err: describeError },
    hooks: { streamWrite: withoutSecrets },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The query builder puts parameters into its message, e-mails and hashes among them. */
function describeError(error: Error): object {
  if (!(error instanceof DrizzleQueryError)) return pino.stdSerializers.err(error);
  const { query, cause } = error;
  return { ...pino.stdSerializers.err(cause ?? new Error('query failed')), query };
}

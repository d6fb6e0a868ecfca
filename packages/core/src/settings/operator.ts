import { z } from 'zod';

export interface OperatorSettings {
  /** Where the aggregator's airtime API is. */
  url: string;
  clientId: string;
  clientSecret: string;
  /** How long one HTTP call may take, its answer's body included. */
  timeoutMs: number;
  /** The zone of the times in its lists, which the API itself does not tell: an IANA name. */
  timeZone: string;
}

/** How the simulated operator is reached in development; it takes any credentials. */
const SIMULATED = {
  OPERATOR_URL: 'http://127.0.0.1:4010',
  OPERATOR_CLIENT_ID: 'chargeflow-development',
  OPERATOR_CLIENT_SECRET: 'chargeflow-development',
};

export const operatorTimeoutMs = z.coerce.number().int().min(50).max(120_000).default(10_000);

const required = z.string({ error: 'is required in production' }).min(1, 'must not be empty');

const schema = z
  .object({
    NODE_ENV: z.string().optional(),
    OPERATOR_URL: required.regex(/^https?:\/\//, 'must be an http:// or https:// URL'),
    OPERATOR_CLIENT_ID: required,
    OPERATOR_CLIENT_SECRET: required,
    OPERATOR_TIMEOUT_MS: operatorTimeoutMs,
    OPERATOR_TIME_ZONE: z
      .string()
      .refine(isTimeZone, 'must be the IANA name of a time zone')
      .default('UTC'),
  })
  .refine(
    ({ NODE_ENV, OPERATOR_CLIENT_SECRET }) =>
      NODE_ENV !== 'production' || OPERATOR_CLIENT_SECRET !== SIMULATED.OPERATOR_CLIENT_SECRET,
    { path: ['OPERATOR_CLIENT_SECRET'], error: 'is the default of development' },
  );

export function parseOperatorSettings(env: NodeJS.ProcessEnv): OperatorSettings {
  const parsed = schema.parse(env['NODE_ENV'] === 'production' ? env : { ...SIMULATED, ...env });
  return {
    url: parsed.OPERATOR_URL,
    clientId: parsed.OPERATOR_CLIENT_ID,
    clientSecret: parsed.OPERATOR_CLIENT_SECRET,
    timeoutMs: parsed.OPERATOR_TIMEOUT_MS,
    timeZone: parsed.OPERATOR_TIME_ZONE,
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

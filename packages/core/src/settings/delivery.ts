import { z } from 'zod';
import { operatorTimeoutMs } from '#settings/operator';

export interface DeliverySettings {
  /** Calls to the operator under way at once, in one worker. */
  concurrency: number;
  /** Those of one operator among them, so that a slow one leaves room for the others. */
  operatorConcurrency: number;
  /** How often an idle worker looks for work that nothing has hinted at. */
  pollMs: number;
  /** How long a charge stays with a worker that has stopped renewing: dead or frozen. */
  leaseMs: number;
  /** The first wait before asking again; doubled each time, up to `retryMaxMs`. */
  retryMinMs: number;
  retryMaxMs: number;
  /** Sendings of one charge, all under the same reference; after the last one, only questions. */
  sendsMax: number;
  /** A sending or a question, with the token and look-ups it needs, is cut off after this. */
  callLimitMs: number;
  /** An order may reach the operator this long after its sender has given up. */
  quietMs: number;
  /** How long calls under way may go on when the worker is told to stop. */
  drainMs: number;
  /** How long nothing is sent to an operator most of whose last sendings failed. */
  breakerOpenMs: number;
}

/** Token, look-up and order, each within its time-out; retries inside a call share what is left. */
const HTTP_CALLS = 3;

const schema = z
  .object({
    OPERATOR_TIMEOUT_MS: operatorTimeoutMs,
    DELIVERY_CONCURRENCY: z.coerce.number().int().min(1).max(500).default(96),
    DELIVERY_OPERATOR_CONCURRENCY: z.coerce.number().int().min(1).max(500).default(32),
    DELIVERY_POLL_MS: z.coerce.number().int().min(10).max(60_000).default(100),
    DELIVERY_LEASE_MS: z.coerce.number().int().min(500).max(600_000).default(10_000),
    DELIVERY_RETRY_MIN_MS: z.coerce.number().int().min(10).max(60_000).default(1_000),
    DELIVERY_RETRY_MAX_MS: z.coerce.number().int().min(10).max(3_600_000).default(60_000),
    DELIVERY_SENDS_MAX: z.coerce.number().int().min(1).max(10).default(3),
    DELIVERY_DRAIN_MS: z.coerce.number().int().min(0).max(600_000).default(20_000),
    DELIVERY_BREAKER_OPEN_MS: z.coerce.number().int().min(10).max(600_000).default(5_000),
  })
  .refine((values) => values.DELIVERY_RETRY_MAX_MS >= values.DELIVERY_RETRY_MIN_MS, {
    path: ['DELIVERY_RETRY_MAX_MS'],
    error: 'must not be less than DELIVERY_RETRY_MIN_MS',
  });

export function parseDeliverySettings(env: NodeJS.ProcessEnv): DeliverySettings {
  const parsed = schema.parse(env);
  return {
    concurrency: parsed.DELIVERY_CONCURRENCY,
    operatorConcurrency: parsed.DELIVERY_OPERATOR_CONCURRENCY,
    pollMs: parsed.DELIVERY_POLL_MS,
    leaseMs: parsed.DELIVERY_LEASE_MS,
    retryMinMs: parsed.DELIVERY_RETRY_MIN_MS,
    retryMaxMs: parsed.DELIVERY_RETRY_MAX_MS,
    sendsMax: parsed.DELIVERY_SENDS_MAX,
    callLimitMs: HTTP_CALLS * parsed.OPERATOR_TIMEOUT_MS,
    quietMs: parsed.OPERATOR_TIMEOUT_MS,
    drainMs: parsed.DELIVERY_DRAIN_MS,
    breakerOpenMs: parsed.DELIVERY_BREAKER_OPEN_MS,
  };
}

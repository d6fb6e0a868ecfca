import { z } from 'zod';

export interface BulkSettings {
  /** Lines of one order sold in a second, at most: single sales and other sellers come between. */
  linesPerSecond: number;
  /** Sold and not yet delivered lines of one order; with more, it waits for the operator. */
  pendingMax: number;
  /** Lines of one order that are sold before another order's turn. */
  batch: number;
  /** How often an idle worker looks for orders that nothing has hinted at. */
  pollMs: number;
  /** How long an order stays with a worker that has died or frozen. */
  leaseMs: number;
}

const schema = z.object({
  BULK_LINES_PER_SECOND: z.coerce.number().int().min(1).max(1_000).default(200),
  BULK_PENDING_MAX: z.coerce.number().int().min(1).max(10_000).default(200),
});

const BATCH = 25;
const POLL_MS = 1_000;
/** Longer than a batch of sales takes, each of which may wait for its wallet. */
const LEASE_MS = 30_000;

export function parseBulkSettings(env: NodeJS.ProcessEnv): BulkSettings {
  const parsed = schema.parse(env);
  return {
    linesPerSecond: parsed.BULK_LINES_PER_SECOND,
    pendingMax: parsed.BULK_PENDING_MAX,
    batch: BATCH,
    pollMs: POLL_MS,
    leaseMs: LEASE_MS,
  };
}

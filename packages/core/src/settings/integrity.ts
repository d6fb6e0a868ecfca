import { z } from 'zod';

const DAY_MS = 86_400_000;

export interface IntegritySettings {
  /** How often all chains' heads are anchored; 0 is never. */
  anchorEveryMs: number;
  /** How often the ledger is verified; 0 is never, not on request either. */
  verifyEveryMs: number;
  /** How long either stays with a process that has stopped renewing: dead or frozen. */
  leaseMs: number;
}

const everyMs = z.coerce
  .number()
  .int()
  .min(0)
  .max(30 * DAY_MS)
  .default(DAY_MS);

const schema = z.object({
  LEDGER_ANCHOR_EVERY_MS: everyMs,
  LEDGER_VERIFY_EVERY_MS: everyMs,
});

const LEASE_MS = 60_000;

export function parseIntegritySettings(env: NodeJS.ProcessEnv): IntegritySettings {
  const parsed = schema.parse(env);
  return {
    anchorEveryMs: parsed.LEDGER_ANCHOR_EVERY_MS,
    verifyEveryMs: parsed.LEDGER_VERIFY_EVERY_MS,
    leaseMs: LEASE_MS,
  };
}

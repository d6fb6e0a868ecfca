import { z } from 'zod';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface ComparisonSettings {
  /** How often the operator's latest orders are looked through; 0 is never. */
  sweepEveryMs: number;
  /** How far a sweep looks back. */
  sweepWindowMs: number;
  /** How often everything is compared, both ways; 0 is never. */
  everyMs: number;
  windowMs: number;
  /** What is younger may still be on its way, and is no difference yet. */
  graceMs: number;
  /** How long a comparison stays with a process that has stopped renewing: dead or frozen. */
  leaseMs: number;
}

const milliseconds = (otherwise: number, max: number) =>
  z.coerce.number().int().min(0).max(max).default(otherwise);

const schema = z.object({
  OPERATOR_SWEEP_EVERY_MS: milliseconds(15_000, DAY_MS),
  OPERATOR_SWEEP_WINDOW_MS: milliseconds(15 * MINUTE_MS, 7 * DAY_MS),
  OPERATOR_COMPARE_EVERY_MS: milliseconds(DAY_MS, 30 * DAY_MS),
  OPERATOR_COMPARE_WINDOW_MS: milliseconds(3 * DAY_MS, 90 * DAY_MS),
  OPERATOR_COMPARE_GRACE_MS: milliseconds(MINUTE_MS, DAY_MS),
});

/** Renewed three times meanwhile; one that is killed in a sweep delays what it would have found. */
const LEASE_MS = 15_000;

export function parseComparisonSettings(env: NodeJS.ProcessEnv): ComparisonSettings {
  const parsed = schema.parse(env);
  return {
    sweepEveryMs: parsed.OPERATOR_SWEEP_EVERY_MS,
    sweepWindowMs: parsed.OPERATOR_SWEEP_WINDOW_MS,
    everyMs: parsed.OPERATOR_COMPARE_EVERY_MS,
    windowMs: parsed.OPERATOR_COMPARE_WINDOW_MS,
    graceMs: parsed.OPERATOR_COMPARE_GRACE_MS,
    leaseMs: LEASE_MS,
  };
}

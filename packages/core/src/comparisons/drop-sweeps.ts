import { uuidFloor } from '#comparisons/uuid-floor';
import type { Core } from '#core';

const KEEP_MS = 86_400_000;

/** Forgets yesterday's sweeps, of which there are thousands a day; what they found stays. */
export async function dropSweeps({ sql }: Core, nowMs: number): Promise<void> {
  await sql`
    DELETE FROM operator_comparisons
    WHERE scope = 'sweep' AND id < ${uuidFloor(nowMs - KEEP_MS)}`;
}

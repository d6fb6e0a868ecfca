import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Core } from '#core';
import { operatorComparisons as comparisons } from '#db/schema/comparisons';

/** A comparison that is over; counts as in `Compared`. Times are ISO 8601, UTC. */
export interface FinishedComparison {
  id: string;
  from: string;
  to: string;
  startedAt: string;
  finishedAt: string;
  listed: number;
  lookedFor: number;
  rechecks: number;
  found: number;
  /** What is left of our credit with the operator, in major units of its currency. */
  operatorBalance: string | null;
  operatorCurrency: string | null;
  /** Why it was not completed; null when it was. */
  error: string | null;
}

export interface LatestComparison {
  /** The last full one; null before the first. */
  last: FinishedComparison | null;
  /** `queued`: a worker will see to it. */
  state: 'idle' | 'queued' | 'running';
  /** When it is due again by itself. */
  dueAt: string;
  /** When the operator's latest orders were looked through last. */
  sweptAt: string | null;
  /** Differences that are open. */
  open: number;
}

/** How the comparison with the operator stands. */
export async function latestComparison({ db, sql }: Core): Promise<LatestComparison> {
  const now = new Date().toISOString();
  const [job] = await sql<{ state: LatestComparison['state']; due_at: string }[]>`
    SELECT j.due_at,
      CASE WHEN j.leased_until > ${now} THEN 'running' WHEN j.due_at <= ${now} THEN 'queued'
        ELSE 'idle' END AS state
    FROM jobs j WHERE j.name = 'operator_comparison'`;
  const [counted] = await sql<{ open: number; swept_at: string | null }[]>`
    SELECT (SELECT count(*) FROM operator_differences WHERE closed_at IS NULL)::int AS open,
      (SELECT s.finished_at FROM operator_comparisons s
        WHERE s.scope = 'sweep' AND s.finished_at IS NOT NULL AND s.error IS NULL
        ORDER BY s.id DESC LIMIT 1) AS swept_at`;
  const [row] = await db
    .select()
    .from(comparisons)
    .where(and(eq(comparisons.scope, 'full'), isNotNull(comparisons.finishedAt)))
    .orderBy(desc(comparisons.id))
    .limit(1);
  if (!job || !counted) throw new Error('the job of the comparison is not there');
  return {
    last: row?.finishedAt ? toFinished(row, row.finishedAt) : null,
    state: job.state,
    dueAt: isoOf(job.due_at),
    sweptAt: counted.swept_at === null ? null : isoOf(counted.swept_at),
    open: counted.open,
  };
}

function toFinished(row: typeof comparisons.$inferSelect, finishedAt: Date): FinishedComparison {
  const { id, listed, lookedFor, rechecks, found, operatorBalance, operatorCurrency, error } = row;
  return {
    id,
    from: row.fromAt.toISOString(),
    to: row.toAt.toISOString(),
    startedAt: row.startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    listed,
    lookedFor,
    rechecks,
    found,
    operatorBalance,
    operatorCurrency,
    error,
  };
}

function isoOf(text: string): string {
  return new Date(text).toISOString();
}

import type { Scene } from '#chaos/scene';

/** Counts, and how long charges took from sale to settlement; times in milliseconds. */
export async function describeRun(scene: Scene): Promise<Record<string, unknown>> {
  const { core, intents } = scene;
  const statuses = await core.sql<{ status: string; count: number }[]>`
    SELECT status, count(*)::int AS count FROM charges GROUP BY status ORDER BY status`;
  const [calls] = await core.sql<{ attempts: number; sends: number }[]>`
    SELECT coalesce(sum(attempts), 0)::int AS attempts, coalesce(sum(sends), 0)::int AS sends
    FROM charges`;
  const [rates] = await core.sql<Record<string, number | null>[]>`
    WITH t AS (
      SELECT created_at, settled_at, extract(epoch FROM settled_at - created_at) * 1000 AS took
      FROM charges WHERE status IN ('delivered', 'refunded')
    ), per_second AS (
      SELECT date_trunc('second', settled_at) AS second, count(*) AS count FROM t GROUP BY 1
    )
    SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY took)::numeric)::int AS p50_ms,
      round(percentile_cont(0.95) WITHIN GROUP (ORDER BY took)::numeric)::int AS p95_ms,
      round(percentile_cont(0.99) WITHIN GROUP (ORDER BY took)::numeric)::int AS p99_ms,
      round(max(took)::numeric)::int AS slowest_ms,
      round((count(*) / nullif(extract(epoch FROM max(created_at) - min(created_at)), 0))::numeric)::int
        AS sold_per_second,
      round((count(*) / nullif(extract(epoch FROM max(settled_at) - min(created_at)), 0))::numeric)::int
        AS settled_per_second,
      (SELECT max(count)::int FROM per_second) AS most_in_a_second
    FROM t`;
  return {
    asked: intents.length,
    askedAgain: intents.filter(({ asked }) => asked > 1).length,
    replayed: intents.filter(({ answer }) => answer.kind === 'sold' && answer.replayed).length,
    statuses: Object.fromEntries(statuses.map(({ status, count }) => [status, count])),
    ...calls,
    ...rates,
  };
}

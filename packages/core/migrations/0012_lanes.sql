-- Each operator's queue by itself: one whose calls take long, with a long queue, costs the others
-- nothing when they are looked for.
DROP INDEX charges_queue_idx;
--> statement-breakpoint
CREATE INDEX charges_queue_idx ON charges (operator, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
--> statement-breakpoint
-- Leases up to p_limit charges that are due at p_now, and answers them. Each operator is a lane: the
-- longest due of it come first, and with those that the caller has of it already (p_operators,
-- p_under_way) they are never more than p_per_operator. Where not all lanes can be served, the one
-- with the least under way comes first. A row that somebody else is claiming is passed over.
-- A plan that joins by hash reads the whole table for a few rows; with a long queue, or before
-- anybody has counted it, that was the plan that PostgreSQL kept.
CREATE FUNCTION claim_charges(
  p_now timestamptz, p_lease_id uuid, p_leased_until timestamptz, p_limit int, p_per_operator int,
  p_operators text[], p_under_way int[]
) RETURNS SETOF charges
LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off
AS $$
BEGIN
  RETURN QUERY
  -- MATERIALIZED, since `id IN (SELECT … LIMIT 2)` was run once a row and claimed 10.
  WITH due AS MATERIALIZED (
    SELECT q.wallet_id, q.id
    FROM (
      SELECT o.code, coalesce(u.calls, 0) AS calls
      FROM operators o
      LEFT JOIN unnest(p_operators, p_under_way) AS u (operator, calls) ON u.operator = o.code
    ) lane
    CROSS JOIN LATERAL (
      SELECT l.wallet_id, l.id, l.next_attempt_at
      FROM charges l
      WHERE l.operator = lane.code AND l.next_attempt_at <= p_now
        AND (l.leased_until IS NULL OR l.leased_until <= p_now)
      ORDER BY l.next_attempt_at
      LIMIT greatest(p_per_operator - lane.calls, 0)
      FOR UPDATE SKIP LOCKED
    ) q
    ORDER BY lane.calls + row_number() OVER (PARTITION BY lane.code ORDER BY q.next_attempt_at),
      q.next_attempt_at
    LIMIT p_limit
  )
  UPDATE charges AS c
  SET lease_id = p_lease_id, leased_until = p_leased_until
  FROM due d
  WHERE c.wallet_id = d.wallet_id AND c.id = d.id
  RETURNING c.*;
END $$;

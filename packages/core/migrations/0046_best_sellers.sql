-- Who sold most on each day and in each month that is over, in UTC: out of seller_hours, from which
-- they can be made again. The best of any period are found in these lists without looking at all.
CREATE TABLE best_sellers (
  unit text COLLATE "C" NOT NULL CHECK (unit IN ('day', 'month')),
  starts date NOT NULL,
  -- Empty: of all of them together.
  operator text COLLATE "C" NOT NULL,
  -- From 1, by price.
  rank int NOT NULL CHECK (rank > 0),
  wallet_id uuid NOT NULL,
  count bigint NOT NULL,
  amount numeric NOT NULL,
  price numeric NOT NULL,
  PRIMARY KEY (unit, starts, operator, rank)
);
--> statement-breakpoint
-- Days and months before these have their lists, one where nobody sold anything an empty one.
ALTER TABLE rollup_state ADD COLUMN days_to date, ADD COLUMN months_to date;
--> statement-breakpoint
UPDATE rollup_state AS s SET days_to = d.day, months_to = date_trunc('month', d.day)
FROM (
  SELECT (coalesce(min(h.hour), now()) AT TIME ZONE 'UTC')::date AS day FROM seller_hours h
) d;
--> statement-breakpoint
ALTER TABLE rollup_state ALTER COLUMN days_to SET NOT NULL, ALTER COLUMN months_to SET NOT NULL;
--> statement-breakpoint
-- A list as it has to be, down to a rank.
CREATE FUNCTION best_sellers_of(p_unit text, p_starts date, p_max int)
RETURNS TABLE (operator text, rank int, wallet_id uuid, count bigint, amount numeric, price numeric)
LANGUAGE sql STABLE AS $$
  SELECT r.operator, r.rank::int, r.wallet_id, r.count, r.amount, r.price
  FROM (
    SELECT s.*, row_number() OVER (PARTITION BY s.operator ORDER BY s.price DESC, s.wallet_id) AS rank
    FROM (
      SELECT coalesce(h.operator, '') AS operator, h.wallet_id, sum(h.count)::bigint AS count,
        sum(h.amount) AS amount, sum(h.price) AS price
      FROM seller_hours h
      WHERE h.hour >= p_starts::timestamp AT TIME ZONE 'UTC'
        AND h.hour < (p_starts::timestamp + ('1 ' || p_unit)::interval) AT TIME ZONE 'UTC'
      GROUP BY GROUPING SETS ((h.wallet_id), (h.wallet_id, h.operator))
    ) s
  ) r
  WHERE r.rank <= p_max
$$;

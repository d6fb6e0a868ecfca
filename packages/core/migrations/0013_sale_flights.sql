-- What a charge costs: the amount less the commission, which is rounded down to a whole minor unit.
-- The same as priceOf in money.ts, which a browser shows.
CREATE FUNCTION price_of(p_amount bigint, p_basis_points int) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p_amount - div(p_amount::numeric * p_basis_points, 10000)::bigint
$$;
--> statement-breakpoint
-- Who delivers, and at what price, for each place of parallel arrays at a time that the caller
-- names: the seller's own commission where there is one, else everybody's, else none. A place
-- without an operator of the region is refused (3003), one whose operator is paused (3012) or does
-- not offer the amount (3011) as well.
CREATE FUNCTION quote_charges(
  p_user_ids uuid[], p_operators text[], p_amounts bigint[], p_region text, p_at timestamptz
) RETURNS TABLE (
  ord bigint, operator text, operator_name text, basis_points int, price bigint, refusal int
)
LANGUAGE sql STABLE AS $$
  SELECT i.ord, o.code, o.name, coalesce(o.basis_points, 0),
    price_of(i.amount, coalesce(o.basis_points, 0)),
    CASE WHEN o.code IS NULL THEN 3003 WHEN o.status <> 'active' THEN 3012
      WHEN NOT o.offered THEN 3011 END
  FROM unnest(p_user_ids, p_operators, p_amounts)
    WITH ORDINALITY AS i (user_id, operator, amount, ord)
  LEFT JOIN LATERAL (
    SELECT o.code, o.name, o.status,
      EXISTS (
        SELECT 1 FROM products p
        WHERE p.operator = o.code AND p.active AND i.amount BETWEEN p.min_amount AND p.max_amount
      ) AS offered,
      coalesce(
        (SELECT c.basis_points FROM commissions c
          WHERE c.operator = o.code AND c.user_id = i.user_id AND c.effective_from <= p_at
          ORDER BY c.effective_from DESC, c.id DESC LIMIT 1),
        (SELECT c.basis_points FROM commissions c
          WHERE c.operator = o.code AND c.user_id IS NULL AND c.effective_from <= p_at
          ORDER BY c.effective_from DESC, c.id DESC LIMIT 1)) AS basis_points
    FROM operators o
    WHERE o.code = i.operator AND o.region = p_region
    OFFSET 0
  ) o ON true
$$;
--> statement-breakpoint
-- Sells a flight of charges whose price is not known yet: quotes each under its wallet's lock, so
-- that the price is the one in force when it is sold, and sells them (sell_charges). A flight gives
-- up a lock that it is not given in p_lock_ms, so that one wallet cannot hold up the others.
CREATE FUNCTION sell_flight(
  p_wallet_ids uuid[], p_user_ids uuid[], p_charge_ids uuid[], p_phones text[], p_operators text[],
  p_amounts bigint[], p_keys text[], p_input_hashes bytea[], p_region text, p_at timestamptz,
  p_lock_ms int
) RETURNS TABLE (
  ord bigint, replayed boolean, reused boolean, id uuid, phone text, operator text, amount bigint,
  price bigint, status text, refusal_code int, balance_after bigint, created_at timestamptz,
  settled_at timestamptz
)
LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  v_operators text[];
  v_prices bigint[];
  v_refusals int[];
BEGIN
  PERFORM set_config('lock_timeout', p_lock_ms::text, true);
  PERFORM 1 FROM wallets w WHERE w.id = ANY (p_wallet_ids) ORDER BY w.id FOR NO KEY UPDATE;

  SELECT array_agg(q.operator ORDER BY q.ord), array_agg(q.price ORDER BY q.ord),
    array_agg(q.refusal ORDER BY q.ord)
  INTO v_operators, v_prices, v_refusals
  FROM quote_charges(p_user_ids, p_operators, p_amounts, p_region, p_at) q;

  RETURN QUERY
  SELECT s.* FROM sell_charges(p_wallet_ids, p_user_ids, p_charge_ids, p_phones, v_operators,
    p_amounts, v_prices, p_keys, p_input_hashes, v_refusals) s;
END $$;

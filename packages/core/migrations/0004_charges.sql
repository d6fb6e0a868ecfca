CREATE TABLE operators (
  code text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  region text NOT NULL CHECK (region ~ '^[A-Z]{2}$'),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused'))
);
--> statement-breakpoint
CREATE TABLE charges (
  wallet_id uuid NOT NULL,
  -- Also the reference under which the operator knows it.
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  phone text COLLATE "C" NOT NULL,
  -- Null only where no operator serves the phone.
  operator text COLLATE "C",
  amount bigint NOT NULL CHECK (amount > 0),
  price bigint NOT NULL CHECK (price > 0),
  status text NOT NULL CHECK (status IN ('pending', 'delivered', 'refunded', 'unknown', 'refused')),
  refusal_code int,
  idempotency_key text COLLATE "C" NOT NULL,
  input_hash bytea NOT NULL,
  balance_after bigint,
  -- Calls recorded before they were made: sendings and questions.
  attempts int NOT NULL DEFAULT 0,
  -- Those of them that may have reached the operator as an order.
  sends int NOT NULL DEFAULT 0,
  -- Until then the last sending may still be on its way: that the operator knows nothing of it
  -- proves nothing yet.
  in_flight_until timestamptz,
  -- The operator has said that it has the reference: "not found" is never believed again.
  acknowledged boolean NOT NULL DEFAULT false,
  next_attempt_at timestamptz,
  lease_id uuid,
  leased_until timestamptz,
  last_answer text,
  operator_transaction_id text,
  created_at timestamptz NOT NULL,
  settled_at timestamptz,
  PRIMARY KEY (wallet_id, id),
  CONSTRAINT charges_idempotency_key UNIQUE (wallet_id, idempotency_key),
  CHECK ((status = 'refused') = (refusal_code IS NOT NULL)),
  CHECK ((status = 'refused') = (balance_after IS NULL)),
  CHECK ((status IN ('pending', 'unknown')) = (settled_at IS NULL)),
  -- The row is its own outbox: unsettled means queued.
  CHECK ((status IN ('pending', 'unknown')) = (next_attempt_at IS NOT NULL)),
  CHECK ((lease_id IS NULL) = (leased_until IS NULL)),
  CHECK (lease_id IS NULL OR next_attempt_at IS NOT NULL),
  CHECK (sends BETWEEN 0 AND attempts),
  CHECK ((sends = 0) = (in_flight_until IS NULL)),
  CHECK (status = 'refused' OR operator IS NOT NULL)
);
--> statement-breakpoint
CREATE INDEX charges_queue_idx ON charges (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX charges_id_idx ON charges (id);
--> statement-breakpoint
CREATE INDEX charges_phone_idx ON charges (phone, wallet_id, id);
--> statement-breakpoint
CREATE TABLE phones (
  wallet_id uuid NOT NULL REFERENCES wallets (id),
  id uuid NOT NULL,
  phone text COLLATE "C" NOT NULL,
  label text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (wallet_id, id),
  CONSTRAINT phones_phone_key UNIQUE (wallet_id, phone)
);
--> statement-breakpoint
-- Sells a flight of charges, given as parallel arrays in arrival order; p_refusals holds the number
-- of an error where the caller already knows that the charge is refused (no operator serves the
-- phone, say), else null. Answers one row a place: the charge that the key stands for, whether it
-- was there before this place (replayed), and whether this place asked for something else under
-- the same key (reused). A refusal is stored like a sale, so that its key answers the same for good.
CREATE FUNCTION sell_charges(
  p_wallet_ids uuid[], p_user_ids uuid[], p_charge_ids uuid[], p_phones text[], p_operators text[],
  p_amounts bigint[], p_prices bigint[], p_keys text[], p_input_hashes bytea[], p_refusals int[]
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
  -- Places, in arrival order, that are the first to bring their key, and among them those to debit.
  v_new bigint[];
  v_debits bigint[];
BEGIN
  PERFORM 1 FROM wallets w WHERE w.id = ANY (p_wallet_ids) ORDER BY w.id FOR NO KEY UPDATE;

  -- A new statement: its snapshot sees every key that was written before the lock was ours.
  SELECT array_agg(f.ord ORDER BY f.ord),
    array_agg(f.ord ORDER BY f.ord) FILTER (WHERE p_refusals[f.ord] IS NULL)
  INTO v_new, v_debits
  FROM (
    SELECT min(i.ord) AS ord, i.wallet_id, i.key
    FROM unnest(p_wallet_ids, p_keys) WITH ORDINALITY AS i (wallet_id, key, ord)
    GROUP BY i.wallet_id, i.key
  ) f
  WHERE NOT EXISTS (
    SELECT 1 FROM charges c WHERE c.wallet_id = f.wallet_id AND c.idempotency_key = f.key
  );

  IF v_new IS NOT NULL THEN
    INSERT INTO charges AS c (wallet_id, id, user_id, phone, operator, amount, price, status,
      refusal_code, idempotency_key, input_hash, balance_after, next_attempt_at, created_at,
      settled_at)
    SELECT p_wallet_ids[n.ord], p_charge_ids[n.ord], p_user_ids[n.ord], p_phones[n.ord],
      p_operators[n.ord], p_amounts[n.ord], p_prices[n.ord],
      CASE WHEN n.refusal IS NULL THEN 'pending' ELSE 'refused' END, n.refusal, p_keys[n.ord],
      p_input_hashes[n.ord], n.balance_after, CASE WHEN n.refusal IS NULL THEN n.at END, n.at,
      CASE WHEN n.refusal IS NOT NULL THEN n.at END
    FROM (
      SELECT v_debits[m.ord] AS ord, m.refusal, m.balance_after, m.moved_at AS at
      FROM ledger_move(
        ARRAY(SELECT p_wallet_ids[d.ord] FROM unnest(v_debits) WITH ORDINALITY AS d (ord, place) ORDER BY d.place),
        array_fill('charge'::text, ARRAY[coalesce(array_length(v_debits, 1), 0)]),
        ARRAY(SELECT -p_prices[d.ord] FROM unnest(v_debits) WITH ORDINALITY AS d (ord, place) ORDER BY d.place),
        array_fill('operator'::text, ARRAY[coalesce(array_length(v_debits, 1), 0)]),
        ARRAY(SELECT p_charge_ids[d.ord] FROM unnest(v_debits) WITH ORDINALITY AS d (ord, place) ORDER BY d.place),
        ARRAY(SELECT p_user_ids[d.ord] FROM unnest(v_debits) WITH ORDINALITY AS d (ord, place) ORDER BY d.place)
      ) m
      UNION ALL
      SELECT r.ord, p_refusals[r.ord], NULL::bigint, clock_timestamp()
      FROM unnest(v_new) AS r (ord) WHERE p_refusals[r.ord] IS NOT NULL
    ) n;
  END IF;

  RETURN QUERY
  SELECT i.ord, NOT coalesce(i.ord = ANY (v_new), false), c.input_hash <> p_input_hashes[i.ord], c.id, c.phone,
    c.operator, c.amount, c.price, c.status, c.refusal_code, c.balance_after, c.created_at,
    c.settled_at
  FROM unnest(p_wallet_ids, p_keys) WITH ORDINALITY AS i (wallet_id, key, ord)
  JOIN LATERAL (
    SELECT * FROM charges c WHERE c.wallet_id = i.wallet_id AND c.idempotency_key = i.key OFFSET 0
  ) c ON true
  ORDER BY i.ord;
END $$;
--> statement-breakpoint
INSERT INTO operators (code, name, region) VALUES
  ('mci', 'Hamrah-e Aval', 'IR'),
  ('irancell', 'MTN Irancell', 'IR'),
  ('rightel', 'RighTel', 'IR'),
  ('shatel', 'Shatel Mobile', 'IR'),
  ('aptel', 'ApTel', 'IR'),
  ('taliya', 'Taliya', 'IR');

CREATE TABLE wallets (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  balance bigint NOT NULL DEFAULT 0 CHECK (balance >= 0),
  last_seq bigint NOT NULL DEFAULT 0 CHECK (last_seq >= 0),
  head_hash bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex') CHECK (length(head_hash) = 32),
  moved_at timestamptz NOT NULL,
  frozen boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
) WITH (fillfactor = 70);
--> statement-breakpoint
CREATE TABLE entries (
  wallet_id uuid NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  kind text NOT NULL CHECK (kind IN ('credit', 'charge', 'refund', 'adjustment')),
  amount bigint NOT NULL,
  balance_after bigint NOT NULL CHECK (balance_after >= 0),
  -- The other leg: this account moved by -amount.
  account text NOT NULL CHECK (account IN ('treasury', 'operator')),
  source_id uuid NOT NULL,
  actor_id uuid,
  created_at timestamptz NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (wallet_id, seq),
  -- One debit a charge, one refund a charge, one credit a request.
  CONSTRAINT entries_source_key UNIQUE (wallet_id, kind, source_id),
  CHECK (CASE kind
    WHEN 'credit' THEN amount > 0 AND account = 'treasury'
    WHEN 'charge' THEN amount < 0 AND account = 'operator'
    WHEN 'refund' THEN amount > 0 AND account = 'operator'
    ELSE amount <> 0 AND account = 'treasury'
  END)
);
--> statement-breakpoint
CREATE INDEX entries_time_idx ON entries (created_at, wallet_id, seq);
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_append_only BEFORE UPDATE OR DELETE ON entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER entries_no_truncate BEFORE TRUNCATE ON entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The canonical form of an entry, hashed with SHA-256 after the hash before it in its wallet:
-- previous hash (32) | wallet (16) | seq (8) | amount (8) | balance after (8) | source (16) |
-- actor, or zeros (16) | microseconds since 1970 (8) | kind ':' account. Integers are big-endian.
CREATE FUNCTION entry_hash(
  previous bytea, wallet_id uuid, seq bigint, kind text, amount bigint, balance_after bigint,
  account text, source_id uuid, actor_id uuid, created_at timestamptz
) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sha256(
    previous || uuid_send(wallet_id) || int8send(seq) || int8send(amount) || int8send(balance_after)
    || uuid_send(source_id) || uuid_send(coalesce(actor_id, '00000000-0000-0000-0000-000000000000'))
    || int8send((extract(epoch FROM created_at AT TIME ZONE 'UTC') * 1000000)::bigint)
    || (kind || ':' || account)::bytea
  )
$$;
--> statement-breakpoint
-- Moves money: the one statement of the system that changes a balance. Takes any number of moves as
-- parallel arrays in arrival order and answers each by its place: moved (refusal null) or refused
-- with the number of the error (3001 insufficient, 3002 no wallet, 3013 frozen).
-- First the lock, in id order so that two calls cannot wait for each other; then, in a new
-- statement and so under a new snapshot, the balances: what the lock waited for is seen.
-- The planner is held to index look-ups: without statistics a batch joined by hash or merge
-- reads whole tables.
CREATE FUNCTION ledger_move(
  p_wallet_ids uuid[], p_kinds text[], p_amounts bigint[], p_accounts text[],
  p_source_ids uuid[], p_actor_ids uuid[]
) RETURNS TABLE (ord bigint, refusal int, seq bigint, balance_after bigint, moved_at timestamptz)
LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  item record;
  v_wallet uuid;
  v_balance bigint;
  v_delta bigint;
  v_seq bigint;
  v_hash bytea;
  v_at timestamptz;
  v_moved_wallets int := 0;
  v_updated int;
  v_refusal int;
  -- One element a move.
  o_ords bigint[] := '{}';
  o_refusals int[] := '{}';
  o_seqs bigint[] := '{}';
  o_balances bigint[] := '{}';
  o_times timestamptz[] := '{}';
  o_hashes bytea[] := '{}';
  -- One element a wallet.
  w_ids uuid[] := '{}';
  w_deltas bigint[] := '{}';
  w_seqs bigint[] := '{}';
  w_hashes bytea[] := '{}';
  w_times timestamptz[] := '{}';
BEGIN
  PERFORM 1 FROM wallets w WHERE w.id = ANY (p_wallet_ids) ORDER BY w.id FOR NO KEY UPDATE;

  FOR item IN
    SELECT m.ord, m.wallet_id, m.kind, m.amount, m.account, m.source_id, m.actor_id,
      w.id AS found, w.balance, w.last_seq, w.head_hash, w.moved_at, w.frozen
    FROM unnest(p_wallet_ids, p_kinds, p_amounts, p_accounts, p_source_ids, p_actor_ids)
      WITH ORDINALITY AS m (wallet_id, kind, amount, account, source_id, actor_id, ord)
    LEFT JOIN LATERAL (SELECT * FROM wallets w WHERE w.id = m.wallet_id OFFSET 0) w ON true
    ORDER BY m.wallet_id, m.ord
  LOOP
    IF v_wallet IS DISTINCT FROM item.wallet_id THEN
      IF v_delta IS NOT NULL THEN
        w_ids := w_ids || v_wallet; w_deltas := w_deltas || v_delta; w_seqs := w_seqs || v_seq;
        w_hashes := w_hashes || v_hash; w_times := w_times || v_at;
      END IF;
      v_wallet := item.wallet_id; v_balance := item.balance; v_seq := item.last_seq;
      v_hash := item.head_hash; v_delta := NULL;
      -- Under the lock, so a wallet's entries are in order of time as well as of seq.
      v_at := greatest(item.moved_at, clock_timestamp());
    END IF;

    v_refusal := CASE
      WHEN item.found IS NULL THEN 3002
      WHEN item.frozen AND item.kind = 'charge' THEN 3013
      WHEN v_balance + item.amount < 0 THEN 3001
    END;
    IF v_refusal IS NULL THEN
      v_balance := v_balance + item.amount;
      v_delta := coalesce(v_delta, 0) + item.amount;
      v_seq := v_seq + 1;
      v_hash := entry_hash(v_hash, v_wallet, v_seq, item.kind, item.amount, v_balance,
        item.account, item.source_id, item.actor_id, v_at);
    END IF;
    o_ords := o_ords || item.ord; o_refusals := o_refusals || v_refusal; o_seqs := o_seqs || v_seq;
    o_balances := o_balances || v_balance; o_times := o_times || v_at; o_hashes := o_hashes || v_hash;
  END LOOP;
  IF v_delta IS NOT NULL THEN
    w_ids := w_ids || v_wallet; w_deltas := w_deltas || v_delta; w_seqs := w_seqs || v_seq;
    w_hashes := w_hashes || v_hash; w_times := w_times || v_at;
  END IF;

  v_moved_wallets := coalesce(array_length(w_ids, 1), 0);
  UPDATE wallets AS w
  SET balance = w.balance + n.delta, last_seq = n.seq, head_hash = n.hash, moved_at = n.at
  FROM unnest(w_ids, w_deltas, w_seqs, w_hashes, w_times) AS n (id, delta, seq, hash, at)
  WHERE w.id = n.id AND w.balance + n.delta >= 0;
  GET DIAGNOSTICS v_updated = ROW_COUNT;
  IF v_updated <> v_moved_wallets THEN
    RAISE EXCEPTION 'ledger_move: % of % wallets moved', v_updated, v_moved_wallets;
  END IF;

  INSERT INTO entries AS e (wallet_id, seq, kind, amount, balance_after, account, source_id,
    actor_id, created_at, hash)
  SELECT p_wallet_ids[o.ord], o.seq, p_kinds[o.ord], p_amounts[o.ord], o.balance, p_accounts[o.ord],
    p_source_ids[o.ord], p_actor_ids[o.ord], o.at, o.hash
  FROM unnest(o_ords, o_refusals, o_seqs, o_balances, o_times, o_hashes)
    AS o (ord, refusal, seq, balance, at, hash)
  WHERE o.refusal IS NULL;

  RETURN QUERY
  SELECT o.ord, o.refusal, CASE WHEN o.refusal IS NULL THEN o.seq END,
    CASE WHEN o.refusal IS NULL THEN o.balance END, o.at
  FROM unnest(o_ords, o_refusals, o_seqs, o_balances, o_times)
    AS o (ord, refusal, seq, balance, at);
END $$;

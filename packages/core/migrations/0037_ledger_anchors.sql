-- Where all chains stood at a moment, and what cannot be undone since without being seen. Each is
-- chained to the one before; docs/ledger-hash.md says which bytes are hashed.
CREATE TABLE ledger_anchors (
  number bigint PRIMARY KEY CHECK (number > 0),
  made_at timestamptz NOT NULL,
  wallets bigint NOT NULL CHECK (wallets >= 0),
  entries bigint NOT NULL CHECK (entries >= 0),
  -- What the wallets hold in all, in minor units.
  total numeric NOT NULL,
  -- SHA-256 over all heads in the order of their wallets' ids, and over those that have changed since
  -- the anchor before: wallet (16) | seq (8) | head hash (32) each.
  heads bytea NOT NULL CHECK (length(heads) = 32),
  changes bytea NOT NULL CHECK (length(changes) = 32),
  previous bytea NOT NULL CHECK (length(previous) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32)
);
--> statement-breakpoint
-- The heads that were another at the anchor before, so that it can be told whose chain was cut.
CREATE TABLE ledger_anchor_heads (
  wallet_id uuid NOT NULL,
  anchor bigint NOT NULL,
  seq bigint NOT NULL CHECK (seq >= 0),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (wallet_id, anchor)
);
--> statement-breakpoint
CREATE TRIGGER ledger_anchors_append_only BEFORE UPDATE OR DELETE ON ledger_anchors
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_anchors_no_truncate BEFORE TRUNCATE ON ledger_anchors
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_anchor_heads_append_only BEFORE UPDATE OR DELETE ON ledger_anchor_heads
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_anchor_heads_no_truncate BEFORE TRUNCATE ON ledger_anchor_heads
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The canonical form of an anchor, hashed with SHA-256: previous hash (32) | number (8) | microseconds
-- since 1970 (8) | wallets (8) | entries (8) | heads (32) | changes (32) | total in decimal digits.
CREATE FUNCTION anchor_hash(
  previous bytea, number bigint, made_at timestamptz, wallets bigint, entries bigint, heads bytea,
  changes bytea, total numeric
) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT sha256(
    previous || int8send(number)
    || int8send((extract(epoch FROM made_at AT TIME ZONE 'UTC') * 1000000)::bigint)
    || int8send(wallets) || int8send(entries) || heads || changes || total::text::bytea
  )
$$;
--> statement-breakpoint
-- What each verification of the chains has come to.
CREATE TABLE ledger_verifications (
  id uuid PRIMARY KEY,
  -- Null where the schedule asked for it.
  requested_by uuid,
  started_at timestamptz NOT NULL,
  finished_at timestamptz NOT NULL,
  wallets bigint NOT NULL,
  entries bigint NOT NULL,
  anchors bigint NOT NULL,
  -- How many damages were found, and the first of them.
  damaged bigint NOT NULL,
  damages jsonb NOT NULL,
  -- Why it was not completed; null when it was.
  error text
);
--> statement-breakpoint
INSERT INTO jobs (name, due_at) VALUES
  ('ledger_anchor', '2000-01-01'),
  ('ledger_verification', clock_timestamp() + interval '1 day');

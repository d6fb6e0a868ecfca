-- What happened, in quarters of an hour: days of every time zone are made of whole ones. Written by
-- the worker alone; what it has not rolled up yet is added by whoever reads.
CREATE TABLE quarter_totals (
  quarter timestamptz NOT NULL,
  measure text COLLATE "C" NOT NULL CHECK (measure IN
    ('credit', 'charge', 'refund', 'adjustment', 'delivered', 'refused')),
  -- Empty where there is none.
  operator text COLLATE "C" NOT NULL,
  -- Of a refusal; else 0.
  code int NOT NULL,
  count bigint NOT NULL,
  -- Of charges the face value, and what was debited; else what the wallets moved by, signed.
  amount numeric NOT NULL,
  price numeric NOT NULL,
  PRIMARY KEY (quarter, measure, operator, code)
) WITH (fillfactor = 70);
--> statement-breakpoint
-- What each wallet sold.
CREATE TABLE seller_hours (
  wallet_id uuid NOT NULL,
  hour timestamptz NOT NULL,
  operator text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  amount numeric NOT NULL,
  price numeric NOT NULL,
  PRIMARY KEY (wallet_id, hour, operator)
) WITH (fillfactor = 70);
--> statement-breakpoint
CREATE INDEX seller_hours_hour_idx ON seller_hours (hour);
--> statement-breakpoint
-- One row a wallet, by which sellers are put in order; and how far its entries are rolled up. Their
-- numbers have no gaps and are seen in their order, so nothing is passed over.
CREATE TABLE seller_activity (
  wallet_id uuid PRIMARY KEY,
  rolled_seq bigint NOT NULL DEFAULT 0,
  balance bigint NOT NULL DEFAULT 0,
  -- Since rollup_state.window_from.
  sold_count bigint NOT NULL DEFAULT 0,
  sold_price numeric NOT NULL DEFAULT 0,
  last_sale_at timestamptz,
  -- The last sale or use of a session.
  active_at timestamptz NOT NULL
) WITH (fillfactor = 70);
--> statement-breakpoint
INSERT INTO seller_activity (wallet_id, active_at) SELECT w.id, w.created_at FROM wallets w;
--> statement-breakpoint
CREATE INDEX seller_activity_balance_idx ON seller_activity (balance, wallet_id);
--> statement-breakpoint
CREATE INDEX seller_activity_sold_idx ON seller_activity (sold_price, wallet_id);
--> statement-breakpoint
CREATE INDEX seller_activity_active_idx ON seller_activity (active_at, wallet_id);
--> statement-breakpoint
CREATE FUNCTION open_seller_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO seller_activity AS a (wallet_id, active_at) VALUES (NEW.id, NEW.created_at);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER wallets_activity AFTER INSERT ON wallets
  FOR EACH ROW EXECUTE FUNCTION open_seller_activity();
--> statement-breakpoint
-- What has no number to be found by: refusals and deliveries wait here, and leave it in the
-- transaction that adds them up.
CREATE TABLE rollup_deltas (
  wallet_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  measure text COLLATE "C" NOT NULL,
  operator text COLLATE "C" NOT NULL,
  code int NOT NULL,
  amount bigint NOT NULL,
  price bigint NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (wallet_id, id)
);
--> statement-breakpoint
CREATE FUNCTION note_refusal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rollup_deltas AS d (wallet_id, measure, operator, code, amount, price, at)
  VALUES (NEW.wallet_id, 'refused', coalesce(NEW.operator, ''), NEW.refusal_code, NEW.amount,
    NEW.price, NEW.created_at);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER charges_refused AFTER INSERT ON charges
  FOR EACH ROW WHEN (NEW.status = 'refused') EXECUTE FUNCTION note_refusal();
--> statement-breakpoint
CREATE FUNCTION note_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rollup_deltas AS d (wallet_id, measure, operator, code, amount, price, at)
  SELECT NEW.wallet_id, 'delivered', c.operator, 0, c.amount, c.price, NEW.created_at
  FROM charges c WHERE c.wallet_id = NEW.wallet_id AND c.id = NEW.charge_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER charge_events_delivered AFTER INSERT ON charge_events
  FOR EACH ROW WHEN (NEW.status = 'delivered') EXECUTE FUNCTION note_delivery();
--> statement-breakpoint
INSERT INTO rollup_deltas AS d (wallet_id, measure, operator, code, amount, price, at)
SELECT c.wallet_id, 'refused', coalesce(c.operator, ''), c.refusal_code, c.amount, c.price, c.created_at
FROM charges c WHERE c.status = 'refused';
--> statement-breakpoint
INSERT INTO rollup_deltas AS d (wallet_id, measure, operator, code, amount, price, at)
SELECT v.wallet_id, 'delivered', c.operator, 0, c.amount, c.price, v.created_at
FROM charge_events v
JOIN charges c ON c.wallet_id = v.wallet_id AND c.id = v.charge_id
WHERE v.status = 'delivered';
--> statement-breakpoint
-- Locked by whoever rolls up, so that one does at a time.
CREATE TABLE rollup_state (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  -- The first hour of the thirty days that seller_activity counts.
  window_from timestamptz NOT NULL,
  -- Sessions that end later have been used since this was looked at.
  sessions_to timestamptz NOT NULL,
  rolled_at timestamptz
);
--> statement-breakpoint
INSERT INTO rollup_state (window_from, sessions_to)
VALUES (date_trunc('hour', now(), 'UTC') - interval '720 hours', '2000-01-01');
--> statement-breakpoint
CREATE INDEX sessions_expiry_idx ON sessions (expires_at);
--> statement-breakpoint
INSERT INTO jobs (name, due_at) VALUES ('rollup', '2000-01-01');
--> statement-breakpoint
-- The number of a wallet's last entry before a moment, by bisection: its entries are in order of time.
CREATE FUNCTION entry_seq_before(p_wallet_id uuid, p_at timestamptz) RETURNS bigint
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE search (low, high) AS (
    SELECT 0::bigint, w.last_seq FROM wallets w WHERE w.id = p_wallet_id
    UNION ALL
    SELECT
      CASE WHEN e.created_at < p_at THEN e.seq ELSE s.low END,
      CASE WHEN e.created_at < p_at THEN s.high ELSE e.seq - 1 END
    FROM search s
    JOIN entries e ON e.wallet_id = p_wallet_id AND e.seq = (s.low + s.high + 1) / 2
    WHERE s.low < s.high
  )
  SELECT s.low FROM search s WHERE s.low = s.high
$$;
--> statement-breakpoint
-- What each check of the books has come to.
CREATE TABLE reconciliations (
  id uuid PRIMARY KEY,
  checked_at timestamptz NOT NULL,
  ok boolean NOT NULL,
  -- Checks that did not hold.
  broken int NOT NULL
);

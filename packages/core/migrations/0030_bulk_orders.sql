-- Many sales out of one file. Selling is the worker's: whose `next_run_at` has come is claimed.
CREATE TABLE bulk_orders (
  wallet_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  name text NOT NULL,
  status text NOT NULL DEFAULT 'draft'
    CHECK (status IN ('draft', 'running', 'paused', 'stopped', 'finished', 'cancelled')),
  -- Why it stopped by itself: the number of an error.
  stop_code int,
  idempotency_key text COLLATE "C" NOT NULL,
  input_hash bytea NOT NULL,
  -- How the file is written, known from its first line that is not blank.
  delimiter text,
  columns text[],
  -- Lines of the file that were taken, blank ones and the header too.
  taken int NOT NULL DEFAULT 0 CHECK (taken BETWEEN 0 AND 10000),
  -- Lines to sell, by what became of them; the others are ready.
  total int NOT NULL DEFAULT 0 CHECK (total <= taken),
  invalid int NOT NULL DEFAULT 0 CHECK (invalid >= 0),
  duplicates int NOT NULL DEFAULT 0 CHECK (duplicates >= 0),
  sold int NOT NULL DEFAULT 0 CHECK (sold >= 0),
  refused int NOT NULL DEFAULT 0 CHECK (refused >= 0),
  -- The session in which it was set going.
  session_id uuid,
  next_run_at timestamptz,
  lease_id uuid,
  leased_until timestamptz,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (wallet_id, id),
  CONSTRAINT bulk_orders_idempotency_key UNIQUE (wallet_id, idempotency_key),
  CHECK ((delimiter IS NULL) = (columns IS NULL)),
  CHECK (invalid + sold + refused <= total),
  CHECK ((status = 'stopped') = (stop_code IS NOT NULL)),
  CHECK (status = 'cancelled' OR (status = 'draft') = (started_at IS NULL)),
  CHECK ((status IN ('finished', 'cancelled')) = (ended_at IS NOT NULL)),
  -- Running means queued.
  CHECK ((status = 'running') = (next_run_at IS NOT NULL)),
  CHECK ((lease_id IS NULL) = (leased_until IS NULL)),
  CHECK (lease_id IS NULL OR status = 'running')
);
--> statement-breakpoint
CREATE INDEX bulk_orders_queue_idx ON bulk_orders (next_run_at) WHERE next_run_at IS NOT NULL;
--> statement-breakpoint
CREATE TABLE bulk_lines (
  wallet_id uuid NOT NULL,
  order_id uuid NOT NULL,
  -- Its number in the file, from 1.
  line int NOT NULL CHECK (line BETWEEN 1 AND 10000),
  -- As it was written.
  content text NOT NULL,
  phone text COLLATE "C",
  amount bigint CHECK (amount > 0),
  operator text COLLATE "C",
  label text,
  status text NOT NULL CHECK (status IN ('ready', 'invalid', 'sold', 'refused')),
  -- What is wrong with it as it was written.
  problem text,
  -- Why it was refused: the number of an error.
  refusal_code int,
  duplicate_of int CHECK (duplicate_of < line),
  -- Part of the sale's idempotency key: only a refusal that is on record makes way for another.
  attempt int NOT NULL DEFAULT 1 CHECK (attempt > 0),
  charge_id uuid,
  PRIMARY KEY (wallet_id, order_id, line),
  FOREIGN KEY (wallet_id, order_id) REFERENCES bulk_orders (wallet_id, id) ON DELETE CASCADE,
  CHECK ((status = 'invalid') = (problem IS NOT NULL)),
  CHECK ((status = 'refused') = (refusal_code IS NOT NULL)),
  CHECK (status = 'invalid' OR (phone IS NOT NULL AND amount IS NOT NULL AND operator IS NOT NULL)),
  CHECK (status <> 'sold' OR charge_id IS NOT NULL),
  CHECK (status NOT IN ('ready', 'invalid') OR charge_id IS NULL)
);
--> statement-breakpoint
CREATE INDEX bulk_lines_status_idx ON bulk_lines (wallet_id, order_id, status, line);
--> statement-breakpoint
CREATE INDEX bulk_lines_phone_idx ON bulk_lines (wallet_id, order_id, phone, amount, line)
  WHERE status <> 'invalid';
--> statement-breakpoint
-- One charge is the sale of one line.
CREATE UNIQUE INDEX bulk_lines_charge_key ON bulk_lines (wallet_id, charge_id) WHERE charge_id IS NOT NULL;

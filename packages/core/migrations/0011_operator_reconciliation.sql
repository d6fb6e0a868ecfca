-- Work that one process at a time does again and again. Whoever leases the row does it; a process
-- that died with the lease is followed by another once it has run out.
CREATE TABLE jobs (
  name text COLLATE "C" PRIMARY KEY,
  due_at timestamptz NOT NULL,
  -- Who asked for it ahead of its time; null when nobody did.
  requested_by uuid,
  lease_id uuid,
  leased_until timestamptz,
  CHECK ((lease_id IS NULL) = (leased_until IS NULL))
);
--> statement-breakpoint
INSERT INTO jobs (name, due_at) VALUES
  ('operator_sweep', '2000-01-01'),
  ('operator_comparison', '2000-01-01');
--> statement-breakpoint
-- Each time that the operator's list was laid beside our charges.
CREATE TABLE operator_comparisons (
  id uuid PRIMARY KEY,
  -- A sweep looks for what the operator has changed lately; a full one also for what it lacks.
  scope text NOT NULL CHECK (scope IN ('sweep', 'full')),
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL,
  -- Null where the schedule or the command line asked for it.
  requested_by uuid,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  -- Orders on the operator's list, and delivered charges of ours looked for on it.
  listed int NOT NULL DEFAULT 0,
  looked_for int NOT NULL DEFAULT 0,
  rechecks int NOT NULL DEFAULT 0,
  -- Differences it found, those among them that were new, and those it found no longer.
  found int NOT NULL DEFAULT 0,
  opened int NOT NULL DEFAULT 0,
  closed int NOT NULL DEFAULT 0,
  operator_balance text,
  operator_currency text,
  error text,
  CHECK (error IS NULL OR finished_at IS NOT NULL)
);
--> statement-breakpoint
CREATE INDEX operator_comparisons_scope_idx ON operator_comparisons (scope, id);
--> statement-breakpoint
-- The list of a comparison under way, so that neither side has to fit into memory. UNLOGGED: after a
-- crash there is no comparison under way.
CREATE UNLOGGED TABLE operator_listings (
  comparison_id uuid NOT NULL,
  -- The reference; for an order without one, # and the operator's own id.
  subject text COLLATE "C" NOT NULL,
  transaction_id text COLLATE "C" NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('delivered', 'processing', 'reversed', 'refused')),
  amount bigint,
  at timestamptz,
  PRIMARY KEY (comparison_id, subject, transaction_id)
);
--> statement-breakpoint
-- What the operator says otherwise than we do. Closed, never deleted, when it is no longer so.
CREATE TABLE operator_differences (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('delivered_not_theirs', 'reversed_by_them',
    'refunded_but_delivered', 'theirs_unknown_to_us', 'amount_differs', 'delivered_twice')),
  subject text COLLATE "C" NOT NULL,
  transaction_id text COLLATE "C",
  -- Null where no charge of ours has the reference.
  wallet_id uuid,
  charge_id uuid,
  our_status text,
  their_status text,
  our_amount bigint,
  their_amount bigint,
  -- When the charge was sold; where there is none, when the operator took the order.
  occurred_at timestamptz NOT NULL,
  opened_at timestamptz NOT NULL,
  opened_by uuid NOT NULL,
  seen_at timestamptz NOT NULL,
  closed_at timestamptz,
  CHECK ((wallet_id IS NULL) = (charge_id IS NULL)),
  CHECK ((charge_id IS NULL) = (our_status IS NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX operator_differences_open_key ON operator_differences (kind, subject)
  WHERE closed_at IS NULL;
--> statement-breakpoint
CREATE FUNCTION refuse_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are closed, never deleted', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER operator_differences_no_delete BEFORE DELETE ON operator_differences
  FOR EACH ROW EXECUTE FUNCTION refuse_delete();
--> statement-breakpoint
CREATE TRIGGER operator_differences_no_truncate BEFORE TRUNCATE ON operator_differences
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete();

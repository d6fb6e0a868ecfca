CREATE TABLE credit_requests (
  wallet_id uuid NOT NULL REFERENCES wallets (id),
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  status text NOT NULL DEFAULT 'pending'
    CHECK (status IN ('pending', 'approved', 'rejected', 'cancelled')),
  note text,
  idempotency_key text COLLATE "C" NOT NULL,
  input_hash bytea NOT NULL,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (wallet_id, id),
  CONSTRAINT credit_requests_idempotency_key UNIQUE (wallet_id, idempotency_key),
  CHECK ((status = 'pending') = (decided_at IS NULL)),
  CHECK ((status IN ('approved', 'rejected')) = (decided_by IS NOT NULL)),
  CHECK (decided_by <> user_id)
);
--> statement-breakpoint
CREATE INDEX credit_requests_id_idx ON credit_requests (id);
--> statement-breakpoint
CREATE INDEX credit_requests_pending_idx ON credit_requests (id) WHERE status = 'pending';
--> statement-breakpoint
CREATE TABLE adjustments (
  wallet_id uuid NOT NULL REFERENCES wallets (id),
  id uuid NOT NULL,
  actor_id uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount <> 0),
  reason text NOT NULL,
  idempotency_key text COLLATE "C" NOT NULL,
  input_hash bytea NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (wallet_id, id),
  CONSTRAINT adjustments_idempotency_key UNIQUE (wallet_id, actor_id, idempotency_key)
);
--> statement-breakpoint
CREATE INDEX adjustments_actor_key_idx ON adjustments (actor_id, idempotency_key);

-- Each call to the operator, written down before it is made; without an end it was never answered
-- for, as when its worker died.
CREATE TABLE charge_attempts (
  wallet_id uuid NOT NULL,
  charge_id uuid NOT NULL,
  number int NOT NULL CHECK (number > 0),
  call text NOT NULL CHECK (call IN ('send', 'ask')),
  lease_id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  outcome text,
  reason text,
  PRIMARY KEY (wallet_id, charge_id, number),
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
);
--> statement-breakpoint
-- Every change of a charge's status after its sale, append-only: the charge's history, and the feed
-- of live updates. `tx` orders the feed: a reader takes what lies below the oldest transaction still
-- running, so that none that commits late is passed over.
CREATE TABLE charge_events (
  wallet_id uuid NOT NULL,
  tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
  charge_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'unknown', 'delivered', 'refunded')),
  -- Null where the operator's answer decided.
  actor_id uuid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (wallet_id, tx, charge_id)
);
--> statement-breakpoint
CREATE INDEX charge_events_charge_idx ON charge_events (wallet_id, charge_id);
--> statement-breakpoint
CREATE TRIGGER charge_events_append_only BEFORE UPDATE OR DELETE ON charge_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER charge_events_no_truncate BEFORE TRUNCATE ON charge_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A delivered charge may be queued too: it is asked for once more when there is reason to think that
-- the operator has taken it back.
ALTER TABLE charges DROP CONSTRAINT charges_check3;
--> statement-breakpoint
ALTER TABLE charges ADD CONSTRAINT charges_unsettled_queued
  CHECK (status NOT IN ('pending', 'unknown') OR next_attempt_at IS NOT NULL);
--> statement-breakpoint
ALTER TABLE charges ADD CONSTRAINT charges_queued_status
  CHECK (next_attempt_at IS NULL OR status IN ('pending', 'unknown', 'delivered'));

-- What admins write down about a user, append-only.
CREATE TABLE user_notes (
  user_id uuid NOT NULL REFERENCES users (id),
  id uuid NOT NULL,
  author_id uuid NOT NULL REFERENCES users (id),
  text text NOT NULL CHECK (text <> ''),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, id)
);
--> statement-breakpoint
CREATE TRIGGER user_notes_append_only BEFORE UPDATE OR DELETE ON user_notes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER user_notes_no_truncate BEFORE TRUNCATE ON user_notes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A session that another admin ended.
ALTER TABLE sessions DROP CONSTRAINT sessions_revoked_reason_check;
--> statement-breakpoint
ALTER TABLE sessions ADD CONSTRAINT sessions_revoked_reason_check
  CHECK (revoked_reason IN ('logout', 'password', 'suspended', 'reuse', 'admin'));
--> statement-breakpoint
CREATE INDEX credit_requests_amount_idx ON credit_requests (amount, id);
--> statement-breakpoint
-- The queue: what is pending before what is not, the newest first in each.
CREATE INDEX credit_requests_queue_idx ON credit_requests ((status = 'pending'), id);
--> statement-breakpoint
CREATE INDEX credit_requests_decided_by_idx ON credit_requests (decided_by, id)
  WHERE decided_by IS NOT NULL;
--> statement-breakpoint
-- Sales are most of the entries by far, and are not in it.
CREATE INDEX entries_rare_idx ON entries (kind, created_at, wallet_id, seq) WHERE kind <> 'charge';
--> statement-breakpoint
CREATE INDEX adjustments_id_idx ON adjustments (id);
--> statement-breakpoint
CREATE INDEX charges_rare_idx ON charges (status, id) WHERE status IN ('refunded', 'refused');
--> statement-breakpoint
CREATE INDEX phones_id_idx ON phones (id);
--> statement-breakpoint
CREATE INDEX audit_log_action_idx ON audit_log (action, id);

CREATE TABLE audit_log (
  id uuid PRIMARY KEY,
  -- Null where the system itself acted.
  actor_id uuid,
  session_id uuid,
  address text,
  action text NOT NULL,
  subject_id uuid NOT NULL,
  before jsonb,
  after jsonb,
  created_at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX audit_log_subject_idx ON audit_log (subject_id, id);
--> statement-breakpoint
CREATE INDEX audit_log_actor_idx ON audit_log (actor_id, id);
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

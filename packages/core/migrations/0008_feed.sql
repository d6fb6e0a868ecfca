-- The audit log is the feed of what admins watch, in the same order as charge_events.
ALTER TABLE audit_log ADD COLUMN tx xid8 NOT NULL DEFAULT pg_current_xact_id();
--> statement-breakpoint
CREATE INDEX audit_log_credit_feed_idx ON audit_log (tx, id) WHERE action LIKE 'credit.%';

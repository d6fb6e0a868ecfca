-- Who has said yes to a credit request, append-only. The key holds one admin to one approval; user_id
-- is the requester's, a copy, so that the database itself refuses an approval of one's own.
CREATE TABLE credit_approvals (
  wallet_id uuid NOT NULL,
  request_id uuid NOT NULL,
  approver_id uuid NOT NULL,
  user_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (wallet_id, request_id, approver_id),
  FOREIGN KEY (wallet_id, request_id) REFERENCES credit_requests (wallet_id, id),
  CHECK (approver_id <> user_id)
);
--> statement-breakpoint
INSERT INTO credit_approvals AS a (wallet_id, request_id, approver_id, user_id, created_at)
SELECT r.wallet_id, r.id, r.decided_by, r.user_id, r.decided_at
FROM credit_requests r WHERE r.status = 'approved';
--> statement-breakpoint
CREATE TRIGGER credit_approvals_append_only BEFORE UPDATE OR DELETE ON credit_approvals
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER credit_approvals_no_truncate BEFORE TRUNCATE ON credit_approvals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- How many approvals were asked for when it was approved: the setting may be another today.
ALTER TABLE credit_requests ADD COLUMN approvals_needed int;
--> statement-breakpoint
UPDATE credit_requests SET approvals_needed = 1 WHERE status = 'approved';
--> statement-breakpoint
ALTER TABLE credit_requests ADD CONSTRAINT credit_requests_approvals_needed
  CHECK ((status = 'approved') = (approvals_needed IS NOT NULL) AND approvals_needed > 0);

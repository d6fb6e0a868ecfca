-- From where a session was opened, as its owner knows it again: "Firefox on Windows", an address.
ALTER TABLE sessions ADD COLUMN client text CHECK (length(client) <= 60);
--> statement-breakpoint
ALTER TABLE sessions ADD COLUMN address text CHECK (length(address) <= 45);
--> statement-breakpoint
DROP INDEX sessions_user_idx;
--> statement-breakpoint
CREATE INDEX sessions_user_idx ON sessions (user_id, created_at, id) WHERE revoked_at IS NULL;

-- A session, or an API key, of somebody whose role was changed.
ALTER TABLE sessions DROP CONSTRAINT sessions_revoked_reason_check;
--> statement-breakpoint
ALTER TABLE sessions ADD CONSTRAINT sessions_revoked_reason_check
  CHECK (revoked_reason IN ('logout', 'password', 'suspended', 'reuse', 'admin', 'role'));
--> statement-breakpoint
ALTER TABLE api_keys DROP CONSTRAINT api_keys_revoked_reason_check;
--> statement-breakpoint
ALTER TABLE api_keys ADD CONSTRAINT api_keys_revoked_reason_check
  CHECK (revoked_reason IN ('revoked', 'password', 'suspended', 'role'));
--> statement-breakpoint
-- Those that are over are looked for from the oldest on, and the latest ends tell who was active.
CREATE INDEX sessions_expires_idx ON sessions (expires_at);
--> statement-breakpoint
INSERT INTO jobs (name, due_at) VALUES ('session_purge', '2000-01-01');

-- What admins search for is a part of an e-mail address, a name or a note: without trigrams each
-- search reads every row. The extension is a trusted one, which the owner of the database may create.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE INDEX users_search_idx ON users USING gin (email gin_trgm_ops, name gin_trgm_ops);
--> statement-breakpoint
CREATE INDEX credit_requests_note_idx ON credit_requests USING gin (note gin_trgm_ops)
  WHERE note IS NOT NULL;
--> statement-breakpoint
-- A page far down the list of one status, which is most often not the pending one.
CREATE INDEX credit_requests_status_idx ON credit_requests (status, id);
--> statement-breakpoint
DROP INDEX credit_requests_pending_idx;
--> statement-breakpoint
CREATE INDEX audit_log_actor_action_idx ON audit_log (actor_id, action, id);

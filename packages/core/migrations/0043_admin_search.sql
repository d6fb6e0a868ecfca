-- What admins search the log of actions for is a part of what is written down of one.
CREATE INDEX audit_log_facts_idx ON audit_log USING gin (
  (action || ' ' || coalesce(before::text, '') || ' ' || coalesce(after::text, '')) gin_trgm_ops
);
--> statement-breakpoint
CREATE INDEX phones_search_idx ON phones USING gin (phone gin_trgm_ops, label gin_trgm_ops);
--> statement-breakpoint
-- What came from the treasury or went to it is little beside the sales, which are not in these.
CREATE INDEX entries_treasury_idx ON entries (created_at, wallet_id, seq)
  WHERE account = 'treasury';
--> statement-breakpoint
CREATE INDEX entries_treasury_amount_idx ON entries (abs(amount)) WHERE account = 'treasury';

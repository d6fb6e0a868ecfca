-- Counters that may be lost in a crash, so no WAL. Times are the callers' clocks in milliseconds,
-- as in the Redis stores. sweep_ms alone is indexed and changes once a window, which keeps the
-- update of every call heap-only.
CREATE UNLOGGED TABLE rate_limits (
  key text COLLATE "C" PRIMARY KEY,
  used integer NOT NULL CHECK (used > 0),
  started_ms bigint NOT NULL,
  expires_ms bigint NOT NULL,
  sweep_ms bigint NOT NULL
) WITH (fillfactor = 50);
--> statement-breakpoint
CREATE INDEX rate_limits_sweep_idx ON rate_limits (sweep_ms);

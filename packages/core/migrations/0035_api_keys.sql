-- For programs; the key itself is shown once and not kept.
CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  name text NOT NULL,
  -- Its beginning, by which its owner knows it again.
  prefix text COLLATE "C" NOT NULL,
  -- SHA-256 of the key: with 238 bits of chance in it, it needs no salt and no slow hash.
  hash bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
  created_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_reason text CHECK (revoked_reason IN ('revoked', 'password', 'suspended')),
  CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
);
--> statement-breakpoint
CREATE INDEX api_keys_user_idx ON api_keys (user_id, id);

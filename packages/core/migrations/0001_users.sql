CREATE TABLE users (
  id uuid PRIMARY KEY,
  -- One wallet a user: the wallet's side is a copy, since money tables carry no key across wallets.
  wallet_id uuid NOT NULL UNIQUE,
  email text COLLATE "C" NOT NULL UNIQUE CHECK (email = lower(email)),
  name text,
  password_hash text NOT NULL,
  role text NOT NULL CHECK (role IN ('seller', 'admin')),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
  created_at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  kind text NOT NULL CHECK (kind IN ('browser', 'api')),
  -- SHA-256 of the id of the one refresh token that is good now; an older one is a reuse.
  refresh_hash bytea,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_reason text CHECK (revoked_reason IN ('logout', 'password', 'suspended', 'reuse')),
  CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL)),
  CHECK ((kind = 'api') = (refresh_hash IS NOT NULL))
);
--> statement-breakpoint
CREATE INDEX sessions_user_idx ON sessions (user_id) WHERE revoked_at IS NULL;

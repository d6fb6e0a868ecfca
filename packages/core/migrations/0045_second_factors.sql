-- What a user shows beside the password. Asked for once it is confirmed, never before.
CREATE TABLE second_factors (
  user_id uuid PRIMARY KEY REFERENCES users (id),
  -- The key that the user's app computes codes from, sealed with one made from AUTH_SECRET.
  sealed_key bytea NOT NULL,
  confirmed_at timestamptz,
  -- A code counts once: of this step of time, and of those before it, none is taken any more.
  last_step bigint NOT NULL DEFAULT 0,
  -- SHA-256 (hexadecimal) of each code for whoever has lost the app; a used one is gone.
  recovery_hashes text[] NOT NULL DEFAULT '{}',
  -- Codes tried since, by whoever knows the password.
  tries int NOT NULL DEFAULT 0 CHECK (tries >= 0),
  tries_since timestamptz,
  created_at timestamptz NOT NULL,
  CHECK (confirmed_at IS NOT NULL OR recovery_hashes = '{}')
);

-- At each login: was this account signed in to from here before?
CREATE INDEX sessions_address_idx ON sessions (user_id, address);

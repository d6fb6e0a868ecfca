ALTER TABLE phones ADD COLUMN favourite boolean NOT NULL DEFAULT false;
--> statement-breakpoint
CREATE INDEX phones_favourite_idx ON phones (wallet_id, id) WHERE favourite;

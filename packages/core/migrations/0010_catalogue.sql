ALTER TABLE operators ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
--> statement-breakpoint
ALTER TABLE operators ALTER COLUMN id DROP DEFAULT;
--> statement-breakpoint
CREATE UNIQUE INDEX operators_id_idx ON operators (id);
--> statement-breakpoint
-- What may be sold: a fixed amount, or any from one to another. What is sold no more is not active,
-- so that it can be offered again.
CREATE TABLE products (
  operator text COLLATE "C" NOT NULL REFERENCES operators (code),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('fixed', 'range')),
  min_amount bigint NOT NULL CHECK (min_amount > 0),
  max_amount bigint NOT NULL,
  active boolean NOT NULL,
  PRIMARY KEY (operator, id),
  CONSTRAINT products_amounts_key UNIQUE (operator, min_amount, max_amount),
  CHECK (CASE kind WHEN 'fixed' THEN min_amount = max_amount ELSE min_amount < max_amount END)
);
--> statement-breakpoint
-- Append-only: of those in effect the latest counts, a seller's own before the one for everybody.
CREATE TABLE commissions (
  operator text COLLATE "C" NOT NULL REFERENCES operators (code),
  id uuid NOT NULL,
  -- Null: for everybody.
  user_id uuid REFERENCES users (id),
  -- Null: the seller has none of their own any more. Below one whole, so that a price is never zero.
  basis_points int CHECK (basis_points BETWEEN 0 AND 9999),
  effective_from timestamptz NOT NULL,
  created_by uuid NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (operator, id),
  CHECK (basis_points IS NOT NULL OR user_id IS NOT NULL),
  CHECK (created_by <> user_id)
);
--> statement-breakpoint
CREATE INDEX commissions_general_idx ON commissions (operator, effective_from, id)
  WHERE user_id IS NULL;
--> statement-breakpoint
CREATE INDEX commissions_seller_idx ON commissions (operator, user_id, effective_from, id)
  WHERE user_id IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER commissions_append_only BEFORE UPDATE OR DELETE ON commissions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER commissions_no_truncate BEFORE TRUNCATE ON commissions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
INSERT INTO products (operator, id, kind, min_amount, max_amount, active)
SELECT code, gen_random_uuid(), 'range', 1, 999999999999, true FROM operators;

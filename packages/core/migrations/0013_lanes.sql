-- Each operator's queue by itself: one whose calls take long, with a long queue, costs the others
-- nothing when they are looked for.
DROP INDEX charges_queue_idx;
--> statement-breakpoint
CREATE INDEX charges_queue_idx ON charges (operator, next_attempt_at) WHERE next_attempt_at IS NOT NULL;

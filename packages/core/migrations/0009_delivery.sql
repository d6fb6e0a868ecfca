-- Somebody has reason to think that the operator's word is another by now, and said so after the
-- last question was put: what is answered to that one does not end the asking.
ALTER TABLE charges ADD COLUMN hinted boolean NOT NULL DEFAULT false;
--> statement-breakpoint
-- Questions put since a delivered charge was queued again; they are bounded.
ALTER TABLE charges ADD COLUMN rechecks int NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE charges ADD CONSTRAINT charges_hinted_queued
  CHECK (NOT hinted OR next_attempt_at IS NOT NULL);
--> statement-breakpoint
ALTER TABLE charges ADD CONSTRAINT charges_rechecks_queued
  CHECK (rechecks = 0 OR (rechecks > 0 AND status = 'delivered' AND next_attempt_at IS NOT NULL));

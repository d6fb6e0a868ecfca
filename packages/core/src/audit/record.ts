import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import type { AuditAction } from '#consts';
import type { Tx } from '#db/client';
import { auditLog, type AuditFacts } from '#db/schema/audit';

export interface AuditRecord {
  action: AuditAction;
  /** What was acted upon: a user, request, charge or wallet. */
  subjectId: string;
  before?: AuditFacts;
  after?: AuditFacts;
}

/**
 * Writes down who did what, in the transaction that does it: no act without its record, and no
 * record of what was rolled back. `actor` is null where the system itself or the command line acts.
 */
export async function recordAudit(
  tx: Tx,
  actor: Actor | null,
  { action, subjectId, before, after }: AuditRecord,
): Promise<void> {
  await tx.insert(auditLog).values({
    id: uuidv7(),
    actorId: actor?.userId ?? null,
    sessionId: actor?.sessionId ?? null,
    address: actor?.address ?? null,
    action,
    subjectId,
    before: before ?? null,
    after: after ?? null,
    createdAt: new Date(),
  });
}

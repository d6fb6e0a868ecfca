import { and, desc, eq, lt } from 'drizzle-orm';
import type { ListAuditInput } from '#audit/inputs';
import type { AuditAction } from '#consts';
import type { Core } from '#core';
import { auditLog, type AuditFacts } from '#db/schema/audit';
import { users } from '#db/schema/users';
import { pageOf, type Page } from '#page';

export interface AuditItem {
  id: string;
  /** Null where the system itself or the command line acted. */
  actorId: string | null;
  actorEmail: string | null;
  action: AuditAction;
  subjectId: string;
  before: AuditFacts | null;
  after: AuditFacts | null;
  address: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What was done, by whom and to what, newest first. */
export async function listAudit(
  { db }: Core,
  { actorId, action, subjectId, cursor, limit }: ListAuditInput,
): Promise<Page<AuditItem>> {
  const rows = await db
    .select({
      id: auditLog.id,
      actorId: auditLog.actorId,
      actorEmail: users.email,
      action: auditLog.action,
      subjectId: auditLog.subjectId,
      before: auditLog.before,
      after: auditLog.after,
      address: auditLog.address,
      createdAt: auditLog.createdAt,
    })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actorId))
    .where(
      and(
        actorId ? eq(auditLog.actorId, actorId) : undefined,
        action ? eq(auditLog.action, action) : undefined,
        subjectId ? eq(auditLog.subjectId, subjectId) : undefined,
        cursor ? lt(auditLog.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => ({ ...row, createdAt: row.createdAt.toISOString() }),
    (row) => row.id,
  );
}

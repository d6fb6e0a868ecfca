import { and, desc, eq, gte, ilike, lt, or, sql, type SQL } from 'drizzle-orm';
import type { ListAuditInput } from '#audit/inputs';
import type { AuditAction } from '#consts';
import type { Core } from '#core';
import { auditLog, type AuditFacts } from '#db/schema/audit';
import { containsPattern } from '#db/pattern';
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

/**
 * What was done, by whom and to what, newest first; `search` looks into the actor's e-mail, the action
 * and what is written down of it.
 */
export async function listAudit(
  { db }: Core,
  { actorId, action, subjectId, from, to, search, cursor, limit }: ListAuditInput,
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
        from ? gte(auditLog.createdAt, new Date(from)) : undefined,
        to ? lt(auditLog.createdAt, new Date(to)) : undefined,
        search ? mentions(search) : undefined,
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

function mentions(search: string): SQL | undefined {
  const pattern = containsPattern(search);
  return or(
    ilike(users.email, pattern),
    ilike(auditLog.action, pattern),
    ilike(sql`${auditLog.before}::text`, pattern),
    ilike(sql`${auditLog.after}::text`, pattern),
  );
}

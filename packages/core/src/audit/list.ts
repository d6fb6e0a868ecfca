import { and, desc, eq, gte, ilike, lt, or, sql, type SQL } from 'drizzle-orm';
import type { ListAuditInput } from '#audit/inputs';
import type { AuditAction } from '#consts';
import type { Core } from '#core';
import { auditLog, type AuditFacts } from '#db/schema/audit';
import { containsPattern, FEW } from '#db/pattern';
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
  core: Core,
  { search, ...input }: ListAuditInput,
): Promise<Page<AuditItem>> {
  const { limit } = input;
  const chosen = chosenBy(input);
  const rows = await core.db
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
    .where(and(chosen, search ? await mentions(core, search, chosen, limit + 1) : undefined))
    .orderBy(desc(auditLog.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => ({ ...row, createdAt: row.createdAt.toISOString() }),
    (row) => row.id,
  );
}

function chosenBy({
  actorId,
  action,
  subjectId,
  from,
  to,
  cursor,
}: Omit<ListAuditInput, 'search'>): SQL | undefined {
  return and(
    actorId ? eq(auditLog.actorId, actorId) : undefined,
    action ? eq(auditLog.action, action) : undefined,
    subjectId ? eq(auditLog.subjectId, subjectId) : undefined,
    from ? gte(auditLog.createdAt, new Date(from)) : undefined,
    to ? lt(auditLog.createdAt, new Date(to)) : undefined,
    cursor ? lt(auditLog.id, cursor) : undefined,
  );
}

/** As the index `audit_log_facts_idx` has it. */
const facts = sql`(${auditLog.action} || ' ' || coalesce(${auditLog.before}::text, '')
  || ' ' || coalesce(${auditLog.after}::text, ''))`;

/** What the search finds among those that are chosen, of each actor no more than the newest `count`. */
async function mentions(
  { db }: Core,
  search: string,
  chosen: SQL | undefined,
  count: number,
): Promise<SQL | undefined> {
  const pattern = containsPattern(search);
  const isByActor = ilike(users.email, pattern);
  const isInFacts = ilike(facts, pattern);
  const [actors, found] = await Promise.all([
    db
      .select({ id: users.id })
      .from(users)
      .where(isByActor)
      .limit(FEW + 1),
    db
      .select({ id: auditLog.id })
      .from(auditLog)
      .where(isInFacts)
      .limit(FEW + 1),
  ]);
  if (actors.length > FEW || found.length > FEW) return or(isByActor, isInFacts);
  const listOf = (rows: { id: string }[]) => `{${rows.map(({ id }) => id).join()}}`;
  return sql`${auditLog.id} IN (
    SELECT l.id FROM unnest(${listOf(actors)}::uuid[]) AS actor (id), LATERAL (
      SELECT ${auditLog.id} FROM ${auditLog}
      WHERE ${and(sql`${auditLog.actorId} = actor.id`, chosen)}
      ORDER BY ${auditLog.id} DESC LIMIT ${count}) l
    UNION ALL SELECT unnest(${listOf(found)}::uuid[]))`;
}

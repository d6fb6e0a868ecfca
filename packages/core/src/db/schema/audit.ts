import { sql } from 'drizzle-orm';
import { jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AuditAction } from '#consts';
import { instant, transactionId } from '#db/schema/columns';

/** What a change looked like, before or after it; plain JSON, money as decimal text. */
export type AuditFacts = Record<string, string | number | boolean | null>;

export const auditLog = pgTable('audit_log', {
  id: uuid().primaryKey(),
  actorId: uuid('actor_id'),
  sessionId: uuid('session_id'),
  address: text(),
  action: text().$type<AuditAction>().notNull(),
  subjectId: uuid('subject_id').notNull(),
  before: jsonb().$type<AuditFacts>(),
  after: jsonb().$type<AuditFacts>(),
  createdAt: instant('created_at').notNull(),
  tx: transactionId('tx')
    .notNull()
    .default(sql`pg_current_xact_id()`),
});

import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { CreditStatus } from '#consts';
import { bytea, instant, minorUnits } from '#db/schema/columns';

export const creditRequests = pgTable(
  'credit_requests',
  {
    walletId: uuid('wallet_id').notNull(),
    id: uuid().notNull(),
    userId: uuid('user_id').notNull(),
    amount: minorUnits('amount').notNull(),
    status: text().$type<CreditStatus>().notNull().default('pending'),
    note: text(),
    idempotencyKey: text('idempotency_key').notNull(),
    inputHash: bytea('input_hash').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    decisionReason: text('decision_reason'),
    approvalsNeeded: integer('approvals_needed'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.walletId, t.id] })],
);

export const creditApprovals = pgTable(
  'credit_approvals',
  {
    walletId: uuid('wallet_id').notNull(),
    requestId: uuid('request_id').notNull(),
    approverId: uuid('approver_id').notNull(),
    userId: uuid('user_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.walletId, t.requestId, t.approverId] })],
);

export const adjustments = pgTable(
  'adjustments',
  {
    walletId: uuid('wallet_id').notNull(),
    id: uuid().notNull(),
    actorId: uuid('actor_id').notNull(),
    amount: minorUnits('amount').notNull(),
    reason: text().notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    inputHash: bytea('input_hash').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.walletId, t.id] })],
);

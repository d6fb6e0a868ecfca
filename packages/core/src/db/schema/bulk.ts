import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { BulkColumn, BulkLineStatus, BulkProblem, BulkStatus } from '#consts';
import { bytea, instant, minorUnits } from '#db/schema/columns';

export const bulkOrders = pgTable(
  'bulk_orders',
  {
    walletId: uuid('wallet_id').notNull(),
    id: uuid().notNull(),
    userId: uuid('user_id').notNull(),
    name: text().notNull(),
    status: text().$type<BulkStatus>().notNull().default('draft'),
    stopCode: integer('stop_code'),
    idempotencyKey: text('idempotency_key').notNull(),
    inputHash: bytea('input_hash').notNull(),
    delimiter: text(),
    columns: text().array().$type<BulkColumn[]>(),
    taken: integer().notNull().default(0),
    total: integer().notNull().default(0),
    invalid: integer().notNull().default(0),
    duplicates: integer().notNull().default(0),
    sold: integer().notNull().default(0),
    refused: integer().notNull().default(0),
    sessionId: uuid('session_id'),
    nextRunAt: instant('next_run_at'),
    leaseId: uuid('lease_id'),
    leasedUntil: instant('leased_until'),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.walletId, t.id] })],
);

export const bulkLines = pgTable(
  'bulk_lines',
  {
    walletId: uuid('wallet_id').notNull(),
    orderId: uuid('order_id').notNull(),
    line: integer().notNull(),
    content: text().notNull(),
    phone: text(),
    amount: minorUnits('amount'),
    operator: text(),
    label: text(),
    status: text().$type<BulkLineStatus>().notNull(),
    problem: text().$type<BulkProblem>(),
    refusalCode: integer('refusal_code'),
    duplicateOf: integer('duplicate_of'),
    attempt: integer().notNull().default(1),
    chargeId: uuid('charge_id'),
  },
  (t) => [primaryKey({ columns: [t.walletId, t.orderId, t.line] })],
);

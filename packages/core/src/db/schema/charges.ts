import { boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ChargeStatus, OperatorStatus } from '#consts';
import { bytea, instant, minorUnits } from '#db/schema/columns';

export const operators = pgTable('operators', {
  code: text().primaryKey(),
  name: text().notNull(),
  region: text().notNull(),
  status: text().$type<OperatorStatus>().notNull().default('active'),
});

export const charges = pgTable(
  'charges',
  {
    walletId: uuid('wallet_id').notNull(),
    id: uuid().notNull(),
    userId: uuid('user_id').notNull(),
    phone: text().notNull(),
    operator: text(),
    amount: minorUnits('amount').notNull(),
    price: minorUnits('price').notNull(),
    status: text().$type<ChargeStatus>().notNull(),
    refusalCode: integer('refusal_code'),
    idempotencyKey: text('idempotency_key').notNull(),
    inputHash: bytea('input_hash').notNull(),
    balanceAfter: minorUnits('balance_after'),
    attempts: integer().notNull().default(0),
    sends: integer().notNull().default(0),
    inFlightUntil: instant('in_flight_until'),
    acknowledged: boolean().notNull().default(false),
    nextAttemptAt: instant('next_attempt_at'),
    leaseId: uuid('lease_id'),
    leasedUntil: instant('leased_until'),
    lastAnswer: text('last_answer'),
    operatorTransactionId: text('operator_transaction_id'),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [primaryKey({ columns: [t.walletId, t.id] })],
);

export const phones = pgTable(
  'phones',
  {
    walletId: uuid('wallet_id').notNull(),
    id: uuid().notNull(),
    phone: text().notNull(),
    label: text(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.walletId, t.id] })],
);

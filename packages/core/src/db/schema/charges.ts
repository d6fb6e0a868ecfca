import { sql } from 'drizzle-orm';
import { boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ChargeStatus, DeliveryCall, OperatorStatus } from '#consts';
import { bytea, instant, minorUnits, transactionId } from '#db/schema/columns';

export const operators = pgTable('operators', {
  code: text().primaryKey(),
  /** What the audit log knows it by. */
  id: uuid().notNull(),
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
    hinted: boolean().notNull().default(false),
    rechecks: integer().notNull().default(0),
    leaseId: uuid('lease_id'),
    leasedUntil: instant('leased_until'),
    lastAnswer: text('last_answer'),
    operatorTransactionId: text('operator_transaction_id'),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [primaryKey({ columns: [t.walletId, t.id] })],
);

export const chargeAttempts = pgTable(
  'charge_attempts',
  {
    walletId: uuid('wallet_id').notNull(),
    chargeId: uuid('charge_id').notNull(),
    number: integer().notNull(),
    call: text().$type<DeliveryCall>().notNull(),
    leaseId: uuid('lease_id').notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    outcome: text(),
    reason: text(),
  },
  (t) => [primaryKey({ columns: [t.walletId, t.chargeId, t.number] })],
);

export const chargeEvents = pgTable(
  'charge_events',
  {
    walletId: uuid('wallet_id').notNull(),
    tx: transactionId('tx')
      .notNull()
      .default(sql`pg_current_xact_id()`),
    chargeId: uuid('charge_id').notNull(),
    status: text().$type<ChargeStatus>().notNull(),
    actorId: uuid('actor_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.walletId, t.tx, t.chargeId] })],
);

export const phones = pgTable(
  'phones',
  {
    walletId: uuid('wallet_id').notNull(),
    id: uuid().notNull(),
    phone: text().notNull(),
    label: text(),
    favourite: boolean().notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.walletId, t.id] })],
);

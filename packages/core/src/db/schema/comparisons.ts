import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ChargeStatus, ComparisonScope, DifferenceKind } from '#consts';
import { instant, minorUnits } from '#db/schema/columns';

export const operatorComparisons = pgTable('operator_comparisons', {
  id: uuid().primaryKey(),
  scope: text().$type<ComparisonScope>().notNull(),
  fromAt: instant('from_at').notNull(),
  toAt: instant('to_at').notNull(),
  requestedBy: uuid('requested_by'),
  startedAt: instant('started_at').notNull(),
  finishedAt: instant('finished_at'),
  listed: integer().notNull().default(0),
  lookedFor: integer('looked_for').notNull().default(0),
  rechecks: integer().notNull().default(0),
  found: integer().notNull().default(0),
  opened: integer().notNull().default(0),
  closed: integer().notNull().default(0),
  operatorBalance: text('operator_balance'),
  operatorCurrency: text('operator_currency'),
  error: text(),
});

export const operatorDifferences = pgTable('operator_differences', {
  id: uuid().primaryKey(),
  kind: text().$type<DifferenceKind>().notNull(),
  subject: text().notNull(),
  transactionId: text('transaction_id'),
  walletId: uuid('wallet_id'),
  chargeId: uuid('charge_id'),
  ourStatus: text('our_status').$type<ChargeStatus>(),
  theirStatus: text('their_status'),
  ourAmount: minorUnits('our_amount'),
  theirAmount: minorUnits('their_amount'),
  occurredAt: instant('occurred_at').notNull(),
  openedAt: instant('opened_at').notNull(),
  openedBy: uuid('opened_by').notNull(),
  seenAt: instant('seen_at').notNull(),
  closedAt: instant('closed_at'),
});

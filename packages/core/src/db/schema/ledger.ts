import { boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Account, EntryKind } from '#consts';
import { bytea, instant, minorUnits } from '#db/schema/columns';

export const wallets = pgTable('wallets', {
  id: uuid().primaryKey(),
  userId: uuid('user_id').notNull(),
  currency: text().notNull(),
  balance: minorUnits('balance').notNull().default(0n),
  lastSeq: minorUnits('last_seq').notNull().default(0n),
  headHash: bytea('head_hash').notNull(),
  movedAt: instant('moved_at').notNull(),
  frozen: boolean().notNull().default(false),
  lowBalanceThreshold: minorUnits('low_balance_threshold'),
  createdAt: instant('created_at').notNull(),
});

export const entries = pgTable(
  'entries',
  {
    walletId: uuid('wallet_id').notNull(),
    seq: minorUnits('seq').notNull(),
    kind: text().$type<EntryKind>().notNull(),
    amount: minorUnits('amount').notNull(),
    balanceAfter: minorUnits('balance_after').notNull(),
    account: text().$type<Account>().notNull(),
    sourceId: uuid('source_id').notNull(),
    actorId: uuid('actor_id'),
    createdAt: instant('created_at').notNull(),
    hash: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.walletId, t.seq] })],
);

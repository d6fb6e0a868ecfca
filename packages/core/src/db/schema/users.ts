import { bigint, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ApiKeyEnd, Role, SessionKind, SessionEnd, UserStatus } from '#consts';
import { bytea, instant } from '#db/schema/columns';

export const users = pgTable('users', {
  id: uuid().primaryKey(),
  walletId: uuid('wallet_id').notNull().unique(),
  email: text().notNull().unique(),
  name: text(),
  passwordHash: text('password_hash').notNull(),
  role: text().$type<Role>().notNull(),
  status: text().$type<UserStatus>().notNull().default('active'),
  createdAt: instant('created_at').notNull(),
});

export const sessions = pgTable('sessions', {
  id: uuid().primaryKey(),
  userId: uuid('user_id').notNull(),
  kind: text().$type<SessionKind>().notNull(),
  refreshHash: bytea('refresh_hash'),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  revokedAt: instant('revoked_at'),
  revokedReason: text('revoked_reason').$type<SessionEnd>(),
  client: text(),
  address: text(),
});

export const apiKeys = pgTable('api_keys', {
  id: uuid().primaryKey(),
  userId: uuid('user_id').notNull(),
  name: text().notNull(),
  prefix: text().notNull(),
  hash: bytea().notNull(),
  createdAt: instant('created_at').notNull(),
  lastUsedAt: instant('last_used_at'),
  revokedAt: instant('revoked_at'),
  revokedReason: text('revoked_reason').$type<ApiKeyEnd>(),
});

export const secondFactors = pgTable('second_factors', {
  userId: uuid('user_id').primaryKey(),
  sealedKey: bytea('sealed_key').notNull(),
  confirmedAt: instant('confirmed_at'),
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  recoveryHashes: text('recovery_hashes').array().notNull().default([]),
  tries: integer().notNull().default(0),
  triesSince: instant('tries_since'),
  createdAt: instant('created_at').notNull(),
});

export const userNotes = pgTable(
  'user_notes',
  {
    userId: uuid('user_id').notNull(),
    id: uuid().notNull(),
    authorId: uuid('author_id').notNull(),
    text: text().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.id] })],
);

import { boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ProductKind } from '#consts';
import { instant, minorUnits } from '#db/schema/columns';

export const products = pgTable(
  'products',
  {
    operator: text().notNull(),
    id: uuid().notNull(),
    kind: text().$type<ProductKind>().notNull(),
    minAmount: minorUnits('min_amount').notNull(),
    maxAmount: minorUnits('max_amount').notNull(),
    active: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.operator, t.id] })],
);

export const commissions = pgTable(
  'commissions',
  {
    operator: text().notNull(),
    id: uuid().notNull(),
    userId: uuid('user_id'),
    basisPoints: integer('basis_points'),
    effectiveFrom: instant('effective_from').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.operator, t.id] })],
);

import { readdir } from 'node:fs/promises';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, expect, test } from 'vitest';
import { openTestCore } from './fixtures';

interface Column {
  column: string;
  type: string;
  notNull: boolean;
  /** Place in the primary key; 0 outside it. */
  keyPlace: number;
}

const core = await openTestCore();
const SCHEMA = new URL('../src/db/schema/', import.meta.url);

/** Spoken to in SQL alone. */
const WITHOUT_SCHEMA = new Set([
  'rate_limits',
  'jobs',
  'operator_listings',
  'quarter_totals',
  'seller_hours',
  'seller_activity',
  'best_sellers',
  'rollup_deltas',
  'rollup_state',
  'reconciliations',
  'ledger_anchors',
  'ledger_anchor_heads',
  'ledger_verifications',
]);

const declared = new Map<string, Column[]>();
const migrated = new Map<string, Column[]>();

const inOrder = (columns: readonly Column[]) =>
  columns.toSorted((a, b) => a.column.localeCompare(b.column));

function columnsOf(table: PgTable): Column[] {
  const { columns, primaryKeys } = getTableConfig(table);
  const key = primaryKeys[0]?.columns.map(({ name }) => name) ?? [];
  return columns.map((column) => ({
    column: column.name,
    type: column.getSQLType(),
    notNull: column.notNull,
    keyPlace: column.primary ? 1 : key.indexOf(column.name) + 1,
  }));
}

beforeAll(async () => {
  for (const file of await readdir(SCHEMA)) {
    const tables: Record<string, unknown> = await import(new URL(file, SCHEMA).href);
    for (const table of Object.values(tables)) {
      if (is(table, PgTable)) declared.set(getTableConfig(table).name, inOrder(columnsOf(table)));
    }
  }
  const rows = await core.sql<(Column & { table: string })[]>`
    SELECT c.relname AS "table", a.attname AS "column", a.attnotnull AS "notNull",
      coalesce(array_position(k.conkey, a.attnum), 0) AS "keyPlace",
      format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`;
  for (const { table, ...column } of rows) {
    if (WITHOUT_SCHEMA.has(table)) continue;
    migrated.set(table, inOrder([...(migrated.get(table) ?? []), column]));
  }
});

test('the code knows every table, and no table that is not there', () => {
  expect(declared.size).toBeGreaterThan(0);
  expect([...declared.keys()].toSorted()).toEqual([...migrated.keys()].toSorted());
});

test('every table has the columns, types and key that the code believes', () => {
  for (const [table, columns] of declared) {
    expect({ table, columns }).toEqual({ table, columns: migrated.get(table) });
  }
});

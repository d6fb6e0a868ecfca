import type { Sql } from '@chargeflow/core/db/client';

/** What the product is compared with, each on tables of its own in a schema of that name. */
export const BASELINES = ['bare', 'naive', 'statement'] as const;
export type Baseline = (typeof BASELINES)[number];

/** The three tables that a sale writes. */
const TABLES = ['wallets', 'entries', 'charges'] as const;

/**
 * Makes the tables of a baseline by copying the product's: the same columns, indexes and checks,
 * whatever the migrations have made of them; and fills in its wallets as they are now.
 */
export async function createTables(sql: Sql, baseline: Baseline): Promise<void> {
  await sql`CREATE SCHEMA ${sql(baseline)}`;
  for (const table of TABLES) {
    await sql`CREATE TABLE ${sql(baseline)}.${sql(table)} (LIKE public.${sql(table)} INCLUDING ALL)`;
    const [row] = await sql<{ options: string | null }[]>`
      SELECT array_to_string(reloptions, ', ') AS options FROM pg_class
      WHERE oid = ${`public.${table}`}::regclass`;
    if (row?.options) {
      await sql`ALTER TABLE ${sql(baseline)}.${sql(table)} SET (${sql.unsafe(row.options)})`;
    }
  }
  await sql`INSERT INTO ${sql(baseline)}.wallets AS w SELECT * FROM public.wallets`;
  // Used by who uses ours: no rights are checked of an owner who is a superuser, which is faster.
  await sql`GRANT USAGE ON SCHEMA ${sql(baseline)} TO PUBLIC`;
  await sql`GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA ${sql(baseline)} TO PUBLIC`;
}

/** The database as a baseline sees it. */
export function urlFor(databaseUrl: string, baseline: Baseline): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('search_path', baseline);
  return url.href;
}

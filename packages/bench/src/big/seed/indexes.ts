import type { Sql } from '@chargeflow/core/db/client';

/** The tables that are filled by the million. */
export const LARGE_TABLES = ['entries', 'charges', 'credit_requests', 'audit_log'] as const;

interface Definition {
  table: string;
  name: string;
  definition: string;
  isConstraint: boolean;
}

/**
 * Takes keys and indexes off the large tables and answers what puts them on again, whatever the
 * migrations have made: building an index once takes a small part of keeping it up row by row.
 */
export async function dropIndexes(sql: Sql): Promise<string[]> {
  const foreign = await sql<Definition[]>`
    SELECT k.conrelid::regclass::text AS table, k.conname AS name, true AS "isConstraint",
      pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class t ON t.oid = k.confrelid
    WHERE k.contype = 'f' AND t.relname IN ${sql([...LARGE_TABLES])}`;
  for (const { table, name } of foreign) {
    await sql`ALTER TABLE ${sql(table)} DROP CONSTRAINT ${sql(name)}`;
  }
  const found = await sql<Definition[]>`
    SELECT t.relname AS table, coalesce(k.conname, c.relname) AS name, k.oid IS NOT NULL AS "isConstraint",
      coalesce(pg_get_constraintdef(k.oid), pg_get_indexdef(i.indexrelid)) AS definition
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_class t ON t.oid = i.indrelid
    LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid
    WHERE t.relname IN ${sql([...LARGE_TABLES])} AND t.relnamespace = 'public'::regnamespace
    ORDER BY t.relname, k.contype = 'p' DESC, name`;
  for (const { table, name, isConstraint } of found) {
    await (isConstraint
      ? sql`ALTER TABLE ${sql(table)} DROP CONSTRAINT ${sql(name)}`
      : sql`DROP INDEX ${sql(name)}`);
  }
  return [...found, ...foreign].map(({ table, name, definition, isConstraint }) =>
    isConstraint ? `ALTER TABLE "${table}" ADD CONSTRAINT "${name}" ${definition}` : definition,
  );
}

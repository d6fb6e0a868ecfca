import type { AnySql } from '#db/client';

export interface BackupTable {
  name: string;
  /** Without those that PostgreSQL computes. */
  columns: string[];
}

/**
 * Every table whose rows must outlive the server, in an order in which no row refers to one that is
 * still to come. What is unlogged is lost in a crash as well, and made anew; the list of migrations
 * comes with the migrations.
 */
export async function listTables(sql: AnySql): Promise<BackupTable[]> {
  const tables = await sql<(BackupTable & { refersTo: string[] })[]>`
    SELECT table_.relname AS name,
      ARRAY(
        SELECT attname::text FROM pg_attribute
        WHERE attrelid = table_.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        ORDER BY attnum) AS columns,
      ARRAY(
        SELECT DISTINCT other.relname::text FROM pg_constraint
          JOIN pg_class other ON other.oid = confrelid
        WHERE conrelid = table_.oid AND contype = 'f' AND confrelid <> conrelid) AS "refersTo"
    FROM pg_class table_
    WHERE table_.relnamespace = 'public'::regnamespace
      AND table_.relkind = 'r' AND table_.relpersistence = 'p'
    ORDER BY table_.relname`;
  const ordered: BackupTable[] = [];
  const left = new Map(tables.map((table) => [table.name, table]));
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ refersTo }) => !refersTo.some((n) => left.has(n)));
    if (ready.length === 0) throw new Error(`tables in a circle: ${[...left.keys()].join(', ')}`);
    for (const { name, columns } of ready) {
      ordered.push({ name, columns });
      left.delete(name);
    }
  }
  return ordered;
}

/** As an identifier in SQL. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `"table" ("column", …)`, as COPY takes it. */
export function copyTarget({ name, columns }: BackupTable): string {
  return `${quote(name)} (${columns.map(quote).join(', ')})`;
}

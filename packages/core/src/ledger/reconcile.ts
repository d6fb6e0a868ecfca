import { uuidv7 } from 'uuidv7';
import type { Core } from '#core';
import type { AnySql } from '#db/client';
import { withLongWork } from '#db/long';
import { CHECKS } from '#ledger/checks';

/** Rows shown for one check; one is enough to know, and a broken table could hold millions. */
const VIOLATIONS_SHOWN = 100;

export interface CheckResult {
  name: string;
  ok: boolean;
  violations: Record<string, string | null>[];
}

export interface Reconciliation {
  ok: boolean;
  checkedAt: string;
  checks: CheckResult[];
}

/** Checks every invariant of the money in one snapshot, and keeps what it has come to. */
export async function reconcile(core: Core): Promise<Reconciliation> {
  const reconciliation = await checkAll(core);
  const { ok, checkedAt, checks } = reconciliation;
  const broken = checks.filter((check) => !check.ok).length;
  await core.sql`
    INSERT INTO reconciliations (id, checked_at, ok, broken)
    VALUES (${uuidv7()}, ${checkedAt}, ${ok}, ${broken})`;
  return reconciliation;
}

async function checkAll(core: Core): Promise<Reconciliation> {
  const checks = await withLongWork(core.settings.database, (sql) =>
    sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', (tx) => runChecks(tx)),
  );
  return {
    ok: checks.every((check) => check.ok),
    checkedAt: new Date().toISOString(),
    checks,
  };
}

/** Every check, as the transaction sees the books. */
export async function runChecks(tx: AnySql): Promise<CheckResult[]> {
  const checks: CheckResult[] = [];
  for (const [name, query] of Object.entries(CHECKS)) {
    const rows = await tx.unsafe<Record<string, string | null>[]>(
      `SELECT * FROM (${query}) violation LIMIT ${VIOLATIONS_SHOWN}`,
    );
    checks.push({ name, ok: rows.length === 0, violations: [...rows] });
  }
  return checks;
}

import { BULK_PROBLEMS } from '#bulk/problems';
import type { BulkLineStatus, BulkProblem, ChargeStatus } from '#consts';
import type { bulkLines } from '#db/schema/bulk';
import type { charges } from '#db/schema/charges';
import { ERRORS, errorNameOf, type ErrorCode, type ErrorName } from '#errors';
import { formatMoney } from '#money';

/** A line of a bulk order, as far as it could be read, and what became of it. */
export interface BulkLine {
  /** Its number in the file, from 1. */
  line: number;
  /** As it was written. */
  content: string;
  /** E.164. */
  phone: string | null;
  amount: string | null;
  operator: string | null;
  label: string | null;
  status: BulkLineStatus;
  /** What is wrong with it as it is written; null unless it is `invalid`. */
  problem: BulkProblem | null;
  /** Why it is `invalid` or `refused`; null otherwise. */
  error: { code: ErrorCode; name: ErrorName; message: string } | null;
  /** The first line that asks for the same. */
  duplicateOf: number | null;
  /** The sale, or the refused one. */
  chargeId: string | null;
  /** As it is now; null where nothing was sold. */
  chargeStatus: ChargeStatus | null;
  price: string | null;
  balanceAfter: string | null;
}

export function toBulkLine(
  row: typeof bulkLines.$inferSelect,
  charge: typeof charges.$inferSelect | null,
  currency: string,
): BulkLine {
  const money = (minor: bigint | null | undefined) =>
    minor === null || minor === undefined ? null : formatMoney(minor, currency);
  const sale = row.status === 'sold' ? charge : null;
  return {
    line: row.line,
    content: row.content,
    phone: row.phone,
    amount: money(row.amount),
    operator: row.operator,
    label: row.label,
    status: row.status,
    problem: row.problem,
    error: errorOf(row.problem, row.refusalCode),
    duplicateOf: row.duplicateOf,
    chargeId: row.chargeId,
    chargeStatus: sale?.status ?? null,
    price: money(sale?.price),
    balanceAfter: money(sale?.balanceAfter),
  };
}

function errorOf(problem: BulkProblem | null, refusalCode: number | null): BulkLine['error'] {
  if (problem) {
    const { error: name, message } = BULK_PROBLEMS[problem];
    return { code: ERRORS[name].code, name, message };
  }
  if (refusalCode === null) return null;
  const name = errorNameOf(refusalCode);
  const { code, message } = ERRORS[name];
  return { code, name, message };
}

import type { Core } from '#core';
import { AppError } from '#errors';
import type { GetOperatorInput } from '#operators/inputs';
import { listAllOperators, type OperatorForAdmin } from '#operators/list-all';

const COMMISSIONS_SHOWN_MAX = 50;

export interface CommissionItem {
  id: string;
  basisPoints: number;
  effectiveFrom: string;
  createdAt: string;
  createdBy: string;
  /** `replaced`: another was set for the same time later, before it came. */
  state: 'scheduled' | 'current' | 'past' | 'replaced';
}

export interface OperatorDetail extends OperatorForAdmin {
  /** Everybody's commission, the latest to take effect first; the last fifty. */
  commissions: CommissionItem[];
}

interface CommissionRow {
  id: string;
  basis_points: number;
  effective_from: string;
  created_at: string;
  email: string;
}

/**
 * An operator of the default region with the history of its commission.
 * @throws AppError TRANSACTION_NOT_FOUND
 */
export async function getOperator(core: Core, { code }: GetOperatorInput): Promise<OperatorDetail> {
  const { items } = await listAllOperators(core);
  const operator = items.find((item) => item.code === code);
  if (!operator) throw new AppError('TRANSACTION_NOT_FOUND');
  const rows = await core.sql<CommissionRow[]>`
    SELECT c.id, c.basis_points, c.effective_from, c.created_at, u.email
    FROM commissions c
    JOIN users u ON u.id = c.created_by
    WHERE c.operator = ${code} AND c.user_id IS NULL
    ORDER BY c.effective_from DESC, c.id DESC
    LIMIT ${COMMISSIONS_SHOWN_MAX}`;
  return { ...operator, commissions: toItems(rows, Date.now()) };
}

/** `rows` are ordered as they count: the first one in effect is the one that counts. */
function toItems(rows: readonly CommissionRow[], nowMs: number): CommissionItem[] {
  const current = rows.find((row) => Date.parse(row.effective_from) <= nowMs);
  return rows.map((row, place) => {
    const isFuture = Date.parse(row.effective_from) > nowMs;
    const isReplaced = rows[place - 1]?.effective_from === row.effective_from;
    return {
      id: row.id,
      basisPoints: row.basis_points,
      effectiveFrom: new Date(row.effective_from).toISOString(),
      createdAt: new Date(row.created_at).toISOString(),
      createdBy: row.email,
      state: isReplaced
        ? 'replaced'
        : isFuture
          ? 'scheduled'
          : row === current
            ? 'current'
            : 'past',
    };
  });
}

import type { CreditStatus } from '#consts';
import type { creditRequests } from '#db/schema/credits';
import { formatMoney } from '#money';

/** A credit request as its requester sees it. */
export interface Credit {
  id: string;
  amount: string;
  status: CreditStatus;
  note: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
  createdAt: string;
}

type CreditRow = typeof creditRequests.$inferSelect;

export function toCredit(row: CreditRow, currency: string): Credit {
  return {
    id: row.id,
    amount: formatMoney(row.amount, currency),
    status: row.status,
    note: row.note,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionReason: row.decisionReason,
    createdAt: row.createdAt.toISOString(),
  };
}

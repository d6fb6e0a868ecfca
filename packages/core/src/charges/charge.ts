import type { ChargeStatus } from '#consts';
import { errorNameOf, type ErrorName } from '#errors';
import type { Sold } from '#ledger/move';
import { formatMoney } from '#money';

/** A charge as its seller sees it. */
export interface Charge {
  id: string;
  phone: string;
  operator: string | null;
  /** Face value. */
  amount: string;
  /** What was debited. */
  price: string;
  status: ChargeStatus;
  /** Why it was refused; null unless it was. */
  refusal: ErrorName | null;
  /** The wallet's balance right after the debit; null where refused. */
  balanceAfter: string | null;
  createdAt: string;
  settledAt: string | null;
}

/** The same from its row, money in minor units. */
export function toCharge(row: Sold['charge'], currency: string): Charge {
  return {
    id: row.id,
    phone: row.phone,
    operator: row.operator,
    amount: formatMoney(row.amount, currency),
    price: formatMoney(row.price, currency),
    status: row.status,
    refusal: row.refusalCode === null ? null : errorNameOf(row.refusalCode),
    balanceAfter: row.balanceAfter === null ? null : formatMoney(row.balanceAfter, currency),
    createdAt: row.createdAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}

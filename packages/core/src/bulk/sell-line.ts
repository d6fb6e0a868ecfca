import type { ClaimedBulk } from '#bulk/claim';
import { buyCharge } from '#charges/buy';
import type { Core } from '#core';
import { AppError, ERRORS, type ErrorName } from '#errors';
import { formatMoney } from '#money';

/** A line that is to be sold now. */
export interface ReadyLine {
  line: number;
  phone: string;
  amountMinor: bigint;
  operator: string;
  attempt: number;
}

export type LineOutcome =
  | { status: 'sold'; chargeId: string }
  | { status: 'refused'; reason: ErrorName; chargeId: string | null };

/** The next lines of an order that are ready. */
export async function readReadyLines(
  { sql }: Core,
  { walletId, id }: ClaimedBulk,
  limit: number,
): Promise<ReadyLine[]> {
  const rows = await sql<(Omit<ReadyLine, 'amountMinor'> & { amount: bigint })[]>`
    SELECT l.line, l.phone, l.amount, l.operator, l.attempt
    FROM bulk_lines l
    WHERE l.wallet_id = ${walletId} AND l.order_id = ${id} AND l.status = 'ready'
    ORDER BY l.line
    LIMIT ${limit}`;
  return rows.map(({ amount, ...row }) => ({ ...row, amountMinor: amount }));
}

/** No refusal is stored with these, and trying again would change nothing. */
const FINAL: ReadonlySet<ErrorName> = new Set([
  'INVALID_PHONE',
  'INVALID_AMOUNT',
  'IDEMPOTENCY_KEY_REUSED',
]);

/**
 * Sells a line by the way of every sale. Its key is made of order, line and attempt: whoever sells
 * the line again, because nobody noted what became of it, is told of the same charge. Throws what is
 * no answer, such as a database that is not there.
 */
export async function sellLine(
  core: Core,
  { id, actor }: ClaimedBulk,
  { line, phone, amountMinor, operator, attempt }: ReadyLine,
): Promise<LineOutcome> {
  try {
    const charge = await buyCharge(core, actor, {
      phone,
      amount: formatMoney(amountMinor, core.settings.business.currency),
      operator,
      idempotencyKey: `bulk:${id}:${line}:${attempt}`,
    });
    return { status: 'sold', chargeId: charge.id };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const chargeId = error.details?.['chargeId'];
    const isStored = typeof chargeId === 'string' && Object.hasOwn(ERRORS, error.errorName);
    if (!isStored && !FINAL.has(error.errorName)) throw error;
    const reason = error.errorName;
    return { status: 'refused', reason, chargeId: isStored ? chargeId : null };
  }
}

import { errorNameOf, type ErrorName } from '#errors';
import { formatMoney } from '#money';
import type { Measure } from '#rollups/facts';

export interface Tally {
  count: number;
  amount: string;
}

/** Of charges: their face value, and what was debited for them. */
export interface ChargeTally extends Tally {
  price: string;
}

/** What happened, in decimal text of major units. */
export interface Totals {
  sold: ChargeTally;
  delivered: ChargeTally;
  refunded: ChargeTally;
  refused: ChargeTally & { byCode: { code: number; name: ErrorName; count: number }[] };
  /** What sellers kept: face value less price of what was sold and not refunded. */
  commission: string;
  credit: Tally;
  /** Signed. */
  adjustment: Tally;
}

/** Sums of one measure; as text, for they may outgrow a bigint. */
export interface SumRow {
  measure: Measure;
  operator: string;
  code: number;
  count: string;
  amount: string;
  price: string;
}

interface Sum {
  count: bigint;
  amount: bigint;
  price: bigint;
}

function sumOf(rows: readonly SumRow[], measure: Measure): Sum {
  const sum = { count: 0n, amount: 0n, price: 0n };
  for (const row of rows) {
    if (row.measure !== measure) continue;
    sum.count += BigInt(row.count);
    sum.amount += BigInt(row.amount);
    sum.price += BigInt(row.price);
  }
  return sum;
}

export function totalsOf(rows: readonly SumRow[], currency: string): Totals {
  const money = (minor: bigint) => formatMoney(minor, currency);
  const tally = ({ count, amount }: Sum) => ({ count: Number(count), amount: money(amount) });
  const ofCharges = (sum: Sum) => ({ ...tally(sum), price: money(sum.price) });
  const [sold, refunded] = [sumOf(rows, 'charge'), sumOf(rows, 'refund')];
  return {
    sold: ofCharges(sold),
    delivered: ofCharges(sumOf(rows, 'delivered')),
    refunded: ofCharges(refunded),
    refused: { ...ofCharges(sumOf(rows, 'refused')), byCode: byCode(rows) },
    commission: money(sold.amount - sold.price - (refunded.amount - refunded.price)),
    credit: tally(sumOf(rows, 'credit')),
    adjustment: tally(sumOf(rows, 'adjustment')),
  };
}

/** The most frequent first. */
function byCode(rows: readonly SumRow[]): Totals['refused']['byCode'] {
  const counts = new Map<number, number>();
  for (const { measure, code, count } of rows) {
    if (measure === 'refused') counts.set(code, (counts.get(code) ?? 0) + Number(count));
  }
  return [...counts]
    .map(([code, count]) => ({ code, name: errorNameOf(code), count }))
    .toSorted((a, b) => b.count - a.count || a.code - b.code);
}

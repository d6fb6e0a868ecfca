import type { AnySql } from '#db/client';
import { formatMoney } from '#money';
import type { Tally } from '#reports/tally';

/** How things stand at this moment. */
export interface Situation {
  /** What wallets hold in all. */
  outstanding: string;
  pendingCredits: Tally;
  unknownCharges: Tally;
  /** What the operator says otherwise than we do, and is not settled. */
  openDifferences: number;
  /** The last check of the books; `broken` counts what did not hold. Null before the first. */
  lastReconciliation: { checkedAt: string; ok: boolean; broken: number } | null;
}

interface Row {
  wallets: string;
  credits: number;
  credit: string;
  unknowns: number;
  unknown: string;
  differences: number;
  checked_at: string | null;
  ok: boolean;
  broken: number;
}

/** Of everybody, or of one wallet. */
export async function readSituation(
  sql: AnySql,
  walletId: string | null,
  currency: string,
): Promise<Situation> {
  const own = (column: string) =>
    walletId === null ? sql`true` : sql`${sql(column)} = ${walletId}`;
  const [row] = await sql<Row[]>`
    SELECT
      (SELECT coalesce(sum(w.balance), 0) FROM wallets w WHERE ${own('id')})::text AS wallets,
      r.count::int AS credits, r.amount::text AS credit,
      c.count::int AS unknowns, c.amount::text AS unknown,
      (SELECT count(*) FROM operator_differences WHERE closed_at IS NULL AND ${own('wallet_id')})::int
        AS differences,
      l.checked_at, l.ok, l.broken
    FROM
      (SELECT count(*), coalesce(sum(amount), 0) AS amount
        FROM credit_requests WHERE status = 'pending' AND ${own('wallet_id')}) r
      CROSS JOIN (SELECT count(*), coalesce(sum(price), 0) AS amount
        FROM charges WHERE next_attempt_at IS NOT NULL AND status = 'unknown'
          AND ${own('wallet_id')}) c
      LEFT JOIN (SELECT checked_at, ok, broken FROM reconciliations ORDER BY id DESC LIMIT 1) l ON true`;
  if (!row) throw new Error('a row of sums is not there');
  const tally = (count: number, amount: string) => ({
    count,
    amount: formatMoney(BigInt(amount), currency),
  });
  return {
    outstanding: formatMoney(BigInt(row.wallets), currency),
    pendingCredits: tally(row.credits, row.credit),
    unknownCharges: tally(row.unknowns, row.unknown),
    openDifferences: row.differences,
    lastReconciliation:
      row.checked_at === null
        ? null
        : { checkedAt: new Date(row.checked_at).toISOString(), ok: row.ok, broken: row.broken },
  };
}

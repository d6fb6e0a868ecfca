import type { Core } from '#core';

/** The last of a wallet's entries before a moment; number and balance are zero before the first. */
export interface LastEntry {
  seq: bigint;
  balanceMinor: bigint;
}

/**
 * A wallet's entries are in order of time, so the last one before the moment is found by bisection
 * over their numbers: some twenty look-ups by primary key for a million entries, and no further
 * index.
 */
export async function lastEntryBefore(
  { sql }: Core,
  walletId: string,
  moment: Date,
): Promise<LastEntry> {
  const before = moment.toISOString();
  const [row] = await sql<{ seq: bigint; balance: bigint }[]>`
    WITH RECURSIVE search (low, high) AS (
      SELECT 0::bigint, w.last_seq FROM wallets w WHERE w.id = ${walletId}
      UNION ALL
      SELECT
        CASE WHEN e.created_at < ${before} THEN e.seq ELSE s.low END,
        CASE WHEN e.created_at < ${before} THEN s.high ELSE e.seq - 1 END
      FROM search s
      JOIN entries e ON e.wallet_id = ${walletId} AND e.seq = (s.low + s.high + 1) / 2
      WHERE s.low < s.high
    )
    SELECT e.seq, e.balance_after AS balance
    FROM search s
    JOIN entries e ON e.wallet_id = ${walletId} AND e.seq = s.low
    WHERE s.low = s.high`;
  return { seq: row?.seq ?? 0n, balanceMinor: row?.balance ?? 0n };
}

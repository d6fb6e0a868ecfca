import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { formatMoney } from '#money';
import type { BalanceAtInput } from '#wallets/inputs';

/**
 * The balance that the wallet had at a moment, entries of that very millisecond included. A wallet's
 * entries are in order of time, so the last one before the moment is found by bisection over their
 * numbers: some twenty look-ups by primary key for a million entries, and no further index.
 */
export async function balanceAt(
  core: Core,
  actor: Actor,
  { at }: BalanceAtInput,
): Promise<{ balance: string }> {
  const before = new Date(new Date(at).getTime() + 1).toISOString();
  const [row] = await core.sql<{ balance: bigint }[]>`
    WITH RECURSIVE search (low, high) AS (
      SELECT 0::bigint, w.last_seq FROM wallets w WHERE w.id = ${actor.walletId}
      UNION ALL
      SELECT
        CASE WHEN e.created_at < ${before} THEN e.seq ELSE s.low END,
        CASE WHEN e.created_at < ${before} THEN s.high ELSE e.seq - 1 END
      FROM search s
      JOIN entries e ON e.wallet_id = ${actor.walletId} AND e.seq = (s.low + s.high + 1) / 2
      WHERE s.low < s.high
    )
    SELECT e.balance_after AS balance
    FROM search s
    JOIN entries e ON e.wallet_id = ${actor.walletId} AND e.seq = s.low
    WHERE s.low = s.high`;
  return { balance: formatMoney(row?.balance ?? 0n, core.settings.business.currency) };
}

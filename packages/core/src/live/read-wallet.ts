import type { EntryKind } from '#consts';
import type { Core } from '#core';
import { AppError } from '#errors';
import { FEED_PAGE_MAX, type FeedPage } from '#live/feed';
import { formatMoney } from '#money';
import { toStatementLine, type StatementLine } from '#wallets/statement';

/** A wallet that moved: what it holds since, and the entry that moved it. */
export interface WalletChange {
  balance: string;
  currency: string;
  entry: StatementLine;
}

/**
 * Where a reader begins: after everything that is there or, with a cursor, where it left off.
 * @throws AppError WALLET_NOT_FOUND
 */
export async function openWalletFeed(
  { sql }: Core,
  walletId: string,
  cursor: string | null,
): Promise<string> {
  const [wallet] = await sql<{ last_seq: bigint }[]>`
    SELECT last_seq FROM wallets WHERE id = ${walletId}`;
  if (!wallet) throw new AppError('WALLET_NOT_FOUND');
  const isKnown = cursor !== null && BigInt(cursor) <= wallet.last_seq;
  return isKnown ? cursor : String(wallet.last_seq);
}

interface EntryRow {
  seq: bigint;
  kind: EntryKind;
  amount: bigint;
  balance_after: bigint;
  source_id: string;
  created_at: string;
}

/**
 * A wallet's entries after a cursor, which is the number of an entry. Numbers are given under the
 * wallet's lock and seen in their order, so none is ever passed over.
 */
export async function readWalletFeed(
  { sql, settings }: Core,
  walletId: string,
  cursor: string,
  limit = FEED_PAGE_MAX,
): Promise<FeedPage<WalletChange>> {
  const { currency } = settings.business;
  const rows = await sql<EntryRow[]>`
    SELECT e.seq, e.kind, e.amount, e.balance_after, e.source_id, e.created_at
    FROM entries e
    WHERE e.wallet_id = ${walletId} AND e.seq > ${cursor}
    ORDER BY e.seq LIMIT ${limit}`;
  const events = rows.map((row) => ({
    cursor: String(row.seq),
    data: {
      balance: formatMoney(row.balance_after, currency),
      currency,
      entry: toStatementLine(
        {
          ...row,
          balanceAfter: row.balance_after,
          sourceId: row.source_id,
          createdAt: new Date(row.created_at),
        },
        currency,
      ),
    },
  }));
  return {
    events,
    next: events.at(-1)?.cursor ?? cursor,
    again: rows.length === limit ? 'now' : 'told',
  };
}

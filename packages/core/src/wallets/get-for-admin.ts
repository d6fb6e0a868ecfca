import type { Core } from '#core';
import type { AnySql } from '#db/client';
import { AppError } from '#errors';
import { formatMoney } from '#money';
import { balanceAt } from '#wallets/balance-at';
import type { BalanceOfAtInput, GetWalletOfInput } from '#wallets/inputs';

/** A wallet as an admin sees it. */
export interface WalletForAdmin {
  userId: string;
  walletId: string;
  balance: string;
  currency: string;
  /** A frozen wallet sells nothing; credits and refunds still reach it. */
  frozen: boolean;
  /** The number of its last entry; 0 before the first. */
  lastSeq: number;
  /** When it last moved; when it was opened before that. */
  movedAt: string;
}

interface Row {
  wallet_id: string;
  balance: bigint;
  currency: string;
  frozen: boolean;
  last_seq: bigint;
  moved_at: string;
}

/** @throws AppError ACCOUNT_NOT_FOUND */
export async function getWalletForAdmin(
  { sql }: { sql: AnySql },
  { userId }: GetWalletOfInput,
): Promise<WalletForAdmin> {
  const [row] = await sql<Row[]>`
    SELECT u.wallet_id, w.balance, w.currency, w.frozen, w.last_seq, w.moved_at
    FROM users u JOIN wallets w ON w.id = u.wallet_id WHERE u.id = ${userId}`;
  if (!row) throw new AppError('ACCOUNT_NOT_FOUND');
  return {
    userId,
    walletId: row.wallet_id,
    balance: formatMoney(row.balance, row.currency),
    currency: row.currency,
    frozen: row.frozen,
    lastSeq: Number(row.last_seq),
    movedAt: new Date(row.moved_at).toISOString(),
  };
}

/**
 * The balance that anybody's wallet had at a moment.
 * @throws AppError ACCOUNT_NOT_FOUND
 */
export async function balanceOfAt(
  core: Core,
  { userId, at }: BalanceOfAtInput,
): Promise<{ balance: string }> {
  const { walletId } = await getWalletForAdmin(core, { userId });
  const holder = { userId, walletId, role: 'seller', sessionId: userId, address: null } as const;
  return balanceAt(core, holder, { at });
}

import { eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { wallets } from '#db/schema/ledger';
import { AppError } from '#errors';
import { formatMoney } from '#money';

export interface Wallet {
  balance: string;
  currency: string;
  /** A frozen wallet sells nothing; credits and refunds still reach it. */
  frozen: boolean;
  /** Below this its owner wants to be warned; null: never. */
  lowBalanceThreshold: string | null;
  /** The balance is below the threshold. */
  low: boolean;
}

/** @throws AppError WALLET_NOT_FOUND */
export async function getWallet({ db }: Core, { walletId }: Actor): Promise<Wallet> {
  const [row] = await db
    .select({
      balance: wallets.balance,
      currency: wallets.currency,
      frozen: wallets.frozen,
      threshold: wallets.lowBalanceThreshold,
    })
    .from(wallets)
    .where(eq(wallets.id, walletId));
  if (!row) throw new AppError('WALLET_NOT_FOUND');
  const { balance, currency, frozen, threshold } = row;
  return {
    balance: formatMoney(balance, currency),
    currency,
    frozen,
    lowBalanceThreshold: threshold === null ? null : formatMoney(threshold, currency),
    low: threshold !== null && balance < threshold,
  };
}

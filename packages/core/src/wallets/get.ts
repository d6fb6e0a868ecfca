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
}

/** @throws AppError WALLET_NOT_FOUND */
export async function getWallet(core: Core, actor: Actor): Promise<Wallet> {
  const [row] = await core.db
    .select({ balance: wallets.balance, currency: wallets.currency, frozen: wallets.frozen })
    .from(wallets)
    .where(eq(wallets.id, actor.walletId));
  if (!row) throw new AppError('WALLET_NOT_FOUND');
  return { ...row, balance: formatMoney(row.balance, row.currency) };
}

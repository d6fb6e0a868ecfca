import { eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { wallets } from '#db/schema/ledger';
import { parseMoney } from '#money';
import { getWallet, type Wallet } from '#wallets/get';
import type { SetLowBalanceInput } from '#wallets/inputs';

/**
 * Sets below which balance the actor wants to be warned; null: never.
 * @throws AppError INVALID_AMOUNT
 */
export async function setLowBalance(
  core: Core,
  actor: Actor,
  { threshold }: SetLowBalanceInput,
): Promise<Wallet> {
  const { currency } = core.settings.business;
  const lowBalanceThreshold = threshold === null ? null : parseMoney(threshold, currency);
  await core.db.update(wallets).set({ lowBalanceThreshold }).where(eq(wallets.id, actor.walletId));
  return await getWallet(core, actor);
}

import type { Actor } from '#auth/actor';
import type { Core } from '#core';
import { formatMoney } from '#money';
import type { BalanceAtInput } from '#wallets/inputs';
import { lastEntryBefore } from '#wallets/last-entry';

/** The balance that the wallet had at a moment, entries of that very millisecond included. */
export async function balanceAt(
  core: Core,
  { walletId }: Actor,
  { at }: BalanceAtInput,
): Promise<{ balance: string }> {
  const before = new Date(new Date(at).getTime() + 1);
  const { balanceMinor } = await lastEntryBefore(core, walletId, before);
  return { balance: formatMoney(balanceMinor, core.settings.business.currency) };
}

import { eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import type { BulkInput } from '#bulk/inputs';
import { readOrder, toBulkOrder, type BulkOrder } from '#bulk/order';
import { weighReady, weighSold, type SoldWeight } from '#bulk/weigh';
import type { Core } from '#core';
import { wallets } from '#db/schema/ledger';
import { AppError } from '#errors';
import { formatMoney } from '#money';

/** A bulk order, what it comes to, and what has been delivered of it. */
export interface BulkOrderDetail extends BulkOrder {
  ready: {
    /** Face value of the lines that are still to be sold. */
    amount: string;
    /** What they would be sold at by the commissions of now. */
    price: string;
  };
  sold: { amount: string; price: string };
  /** Sold lines by the status of their charges. */
  charges: SoldWeight['charges'];
  balance: string;
  /** What would be left once the ready lines are sold; null where the balance does not cover them. */
  balanceAfter: string | null;
  /** What is missing for them; null where nothing is. */
  missing: string | null;
}

/** @throws AppError TRANSACTION_NOT_FOUND, for somebody else's too */
export async function getBulkOrder(
  core: Core,
  actor: Actor,
  { id }: BulkInput,
): Promise<BulkOrderDetail> {
  const { currency } = core.settings.business;
  const money = (minor: bigint) => formatMoney(minor, currency);
  const order = await readOrder(core.db, actor, id);
  const ready = await weighReady(core, actor, id);
  const sold = await weighSold(core, actor, id);
  const balance = await readBalance(core, actor);
  const afterMinor = balance - ready.priceMinor;
  return {
    ...toBulkOrder(order),
    ready: { amount: money(ready.amountMinor), price: money(ready.priceMinor) },
    sold: { amount: money(sold.amountMinor), price: money(sold.priceMinor) },
    charges: sold.charges,
    balance: money(balance),
    balanceAfter: afterMinor < 0n ? null : money(afterMinor),
    missing: afterMinor < 0n ? money(-afterMinor) : null,
  };
}

async function readBalance({ db }: Core, { walletId }: Actor): Promise<bigint> {
  const [wallet] = await db
    .select({ balance: wallets.balance })
    .from(wallets)
    .where(eq(wallets.id, walletId));
  if (!wallet) throw new AppError('WALLET_NOT_FOUND');
  return wallet.balance;
}

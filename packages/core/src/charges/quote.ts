import { eq } from 'drizzle-orm';
import type { Actor } from '#auth/actor';
import { findRecentSame, type RecentSale } from '#charges/find-recent-same';
import type { QuoteChargeInput } from '#charges/inputs';
import type { Core } from '#core';
import { wallets } from '#db/schema/ledger';
import { AppError, type ErrorName } from '#errors';
import { formatMoney, parseMoney } from '#money';
import { quote } from '#operators/quote';
import { parsePhone } from '#phones/parse';

/** What a sale would be if it were made now; it promises nothing and keeps nothing. */
export interface ChargeQuote {
  /** E.164. */
  phone: string;
  /** Null where none serves the phone. */
  operator: string | null;
  operatorName: string | null;
  /** Face value. */
  amount: string;
  /** What the seller keeps of it: amount − price. */
  commission: string;
  commissionBasisPoints: number;
  /** What would be debited. */
  price: string;
  /** Null where the balance does not cover the price. */
  balanceAfter: string | null;
  /** Why it would be refused; null where it would be sold. */
  refusal: ErrorName | null;
  /** The last sale of the same amount to the same phone, if it is that fresh: a warning. */
  recentSame: RecentSale | null;
}

/** @throws AppError INVALID_PHONE, INVALID_AMOUNT, WALLET_NOT_FOUND */
export async function quoteCharge(
  core: Core,
  actor: Actor,
  input: QuoteChargeInput,
): Promise<ChargeQuote> {
  const { currency, defaultRegion } = core.settings.business;
  const phone = parsePhone(input.phone, defaultRegion);
  const amountMinor = parseMoney(input.amount, currency);
  const wanted = { userId: actor.userId, phone, amountMinor, operator: input.operator };
  const quoted = await quote(core, wanted);
  const [wallet] = await core.db
    .select({ balance: wallets.balance, frozen: wallets.frozen })
    .from(wallets)
    .where(eq(wallets.id, actor.walletId));
  if (!wallet) throw new AppError('WALLET_NOT_FOUND');
  const afterMinor = wallet.balance - quoted.priceMinor;
  return {
    phone,
    operator: quoted.operator,
    operatorName: quoted.operatorName,
    amount: formatMoney(amountMinor, currency),
    commission: formatMoney(amountMinor - quoted.priceMinor, currency),
    commissionBasisPoints: quoted.commissionBasisPoints,
    price: formatMoney(quoted.priceMinor, currency),
    balanceAfter: afterMinor < 0n ? null : formatMoney(afterMinor, currency),
    refusal: quoted.refusal ?? refusalOf(wallet.frozen, afterMinor),
    recentSame: await findRecentSame(core, actor, phone, amountMinor),
  };
}

/** In the order in which a sale looks at them. */
function refusalOf(isFrozen: boolean, afterMinor: bigint): ErrorName | null {
  if (isFrozen) return 'WALLET_FROZEN';
  return afterMinor < 0n ? 'INSUFFICIENT_BALANCE' : null;
}

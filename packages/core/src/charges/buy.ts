import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import { toCharge, type Charge } from '#charges/charge';
import type { BuyChargeInput } from '#charges/inputs';
import type { Core } from '#core';
import { AppError, errorNameOf } from '#errors';
import { inputHash } from '#idempotency/hash';
import { parseMoney } from '#money';
import { operatorFor } from '#operators/quote';
import { parseMobile } from '#phones/parse';

/**
 * Sells a charge: debits the wallet and queues the delivery. The same key and input answer the same
 * charge again, as it is now; what was refused is refused again with the same code, whatever has
 * changed since.
 * @throws AppError INVALID_PHONE, INVALID_AMOUNT, IDEMPOTENCY_KEY_REUSED; and, stored under the key:
 * PHONE_NOT_SERVED, AMOUNT_NOT_OFFERED, OPERATOR_UNAVAILABLE, WALLET_FROZEN, INSUFFICIENT_BALANCE.
 * OVERLOADED where too many wait already: nothing is stored, and the same key may be tried again.
 */
export async function buyCharge(
  core: Core,
  actor: Actor,
  input: BuyChargeInput,
): Promise<Charge & { replayed: boolean }> {
  const { currency, defaultRegion } = core.settings.business;
  const mobile = parseMobile(input.phone, defaultRegion);
  const phone: string = mobile.number;
  const amountMinor = parseMoney(input.amount, currency);
  const sold = await core.sales.sell({
    walletId: actor.walletId,
    userId: actor.userId,
    chargeId: uuidv7(),
    phone,
    operator: await operatorFor(mobile, input.operator, defaultRegion),
    amountMinor,
    idempotencyKey: input.idempotencyKey,
    inputHash: inputHash(phone, amountMinor, input.operator ?? null),
  });
  if (!sold) throw new AppError('OVERLOADED');
  if (sold.reused) throw new AppError('IDEMPOTENCY_KEY_REUSED');
  const { charge, replayed } = sold;
  if (charge.refusalCode !== null) {
    throw new AppError(errorNameOf(charge.refusalCode), { chargeId: charge.id, replayed });
  }
  if (!replayed) {
    core.publisher.publish('deliveries');
    core.publisher.publish('changes', actor.walletId);
  }
  return { ...toCharge(charge, currency), replayed };
}

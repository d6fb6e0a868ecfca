import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import { toCharge, type Charge } from '#charges/charge';
import type { BuyChargeInput } from '#charges/inputs';
import type { Core } from '#core';
import { AppError, ERRORS, errorNameOf } from '#errors';
import { inputHash } from '#idempotency/hash';
import { sell } from '#ledger/move';
import { parseMoney } from '#money';
import { quote } from '#operators/quote';
import { parsePhone } from '#phones/parse';

/**
 * Sells a charge: debits the wallet and queues the delivery. The same key and input answer the same
 * charge again, as it is now; what was refused is refused again with the same code, whatever has
 * changed since.
 * @throws AppError INVALID_PHONE, INVALID_AMOUNT, IDEMPOTENCY_KEY_REUSED; and, stored under the key:
 * PHONE_NOT_SERVED, AMOUNT_NOT_OFFERED, OPERATOR_UNAVAILABLE, WALLET_FROZEN, INSUFFICIENT_BALANCE
 */
export async function buyCharge(
  core: Core,
  actor: Actor,
  input: BuyChargeInput,
): Promise<Charge & { replayed: boolean }> {
  const { currency, defaultRegion } = core.settings.business;
  const phone = parsePhone(input.phone, defaultRegion);
  const amountMinor = parseMoney(input.amount, currency);
  const wanted = { userId: actor.userId, phone, amountMinor, operator: input.operator };
  const quoted = await quote(core, wanted);

  const [sold] = await sell(core.sql, [
    {
      walletId: actor.walletId,
      userId: actor.userId,
      chargeId: uuidv7(),
      phone,
      operator: quoted.operator,
      amountMinor,
      priceMinor: quoted.priceMinor,
      idempotencyKey: input.idempotencyKey,
      inputHash: inputHash(phone, amountMinor, input.operator ?? null),
      refusalCode: quoted.refusal && ERRORS[quoted.refusal].code,
    },
  ]);
  if (!sold) throw new Error('a sale was not answered');
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

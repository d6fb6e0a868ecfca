import { uuidv7 } from 'uuidv7';
import type { Actor } from '#auth/actor';
import { inputHash } from '#idempotency/hash';
import type { Sale } from '#ledger/move';

const PHONE = '+989121234567';

/** A sale as `sell` takes it; `priceMinor` is in minor units, and the amount the same. */
export function saleOf(
  { userId, walletId }: Pick<Actor, 'userId' | 'walletId'>,
  priceMinor: number,
  change: Partial<Sale> = {},
): Sale {
  const chargeId = uuidv7();
  return {
    walletId,
    userId,
    chargeId,
    phone: PHONE,
    operator: 'mci',
    amountMinor: BigInt(priceMinor),
    priceMinor: BigInt(priceMinor),
    idempotencyKey: chargeId,
    inputHash: inputHash(PHONE, BigInt(priceMinor), null),
    refusalCode: null,
    ...change,
  };
}

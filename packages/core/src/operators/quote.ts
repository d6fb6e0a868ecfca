import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { CHARGE_MAX_MINOR, CHARGE_MIN_MINOR } from '#consts';
import type { Core } from '#core';
import type { ErrorName } from '#errors';
import { detectCarrier } from '#operators/carrier';

export interface Quote {
  /** Code of the operator that is to deliver; null where none serves the phone. */
  operator: string | null;
  /** What the wallet is debited, in minor units. */
  priceMinor: bigint;
  /** Why this cannot be sold now; null where it can. */
  refusal: ErrorName | null;
}

/**
 * Finds who delivers to a phone and at what price: the operator asked for, else the one the number
 * was issued by. Until the catalogue holds commissions, the price is the amount.
 */
export async function quote(
  core: Core,
  phone: string,
  amountMinor: bigint,
  operatorAsked: string | undefined,
): Promise<Quote> {
  const operator = await operatorFor(core, phone, operatorAsked);
  if (!operator) return { operator: null, priceMinor: amountMinor, refusal: 'PHONE_NOT_SERVED' };
  return {
    operator: operator.code,
    priceMinor: amountMinor,
    refusal: refusalOf(operator.status, amountMinor),
  };
}

function refusalOf(status: string, amountMinor: bigint): ErrorName | null {
  if (status !== 'active') return 'OPERATOR_UNAVAILABLE';
  if (amountMinor < CHARGE_MIN_MINOR || amountMinor > CHARGE_MAX_MINOR) return 'AMOUNT_NOT_OFFERED';
  return null;
}

/** Whichever is asked for, an operator serves the numbers of its own country only. */
async function operatorFor(core: Core, phone: string, operatorAsked: string | undefined) {
  if (parsePhoneNumberFromString(phone)?.country !== core.settings.business.defaultRegion) {
    return undefined;
  }
  const code = operatorAsked ?? (await detectCarrier(phone));
  if (code === null) return undefined;
  const [row] = await core.sql<{ code: string; status: string }[]>`
    SELECT code, status FROM operators
    WHERE code = ${code} AND region = ${core.settings.business.defaultRegion}`;
  return row;
}

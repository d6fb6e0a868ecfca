import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { OperatorStatus } from '#consts';
import type { Core } from '#core';
import type { ErrorName } from '#errors';
import { priceOf } from '#money';
import { detectCarrier } from '#operators/carrier';
import { commissionAt } from '#operators/commission';

export interface Quote {
  /** Code of the operator that is to deliver; null where none serves the phone. */
  operator: string | null;
  operatorName: string | null;
  commissionBasisPoints: number;
  /** What the wallet is debited, in minor units. */
  priceMinor: bigint;
  /** Why this cannot be sold now; null where it can. */
  refusal: ErrorName | null;
}

export interface Wanted {
  userId: string;
  /** E.164. */
  phone: string;
  amountMinor: bigint;
  /** Code; undefined: whose range the number was given out in. */
  operator: string | undefined;
}

interface OfferRow {
  code: string;
  name: string;
  status: OperatorStatus;
  offered: boolean;
  basis_points: number;
}

/** Finds who delivers to a phone, whether they offer the amount, and what it costs the seller now. */
export async function quote(core: Core, wanted: Wanted): Promise<Quote> {
  const offer = await offerFor(core, wanted);
  if (!offer) {
    return {
      operator: null,
      operatorName: null,
      commissionBasisPoints: 0,
      priceMinor: wanted.amountMinor,
      refusal: 'PHONE_NOT_SERVED',
    };
  }
  return {
    operator: offer.code,
    operatorName: offer.name,
    commissionBasisPoints: offer.basis_points,
    priceMinor: priceOf(wanted.amountMinor, offer.basis_points),
    refusal: refusalOf(offer),
  };
}

function refusalOf({ status, offered }: OfferRow): ErrorName | null {
  if (status !== 'active') return 'OPERATOR_UNAVAILABLE';
  return offered ? null : 'AMOUNT_NOT_OFFERED';
}

/** Whichever is asked for, an operator serves the numbers of its own country only. */
async function offerFor(
  { sql, settings }: Core,
  { userId, phone, amountMinor, operator }: Wanted,
): Promise<OfferRow | undefined> {
  const { defaultRegion } = settings.business;
  if (parsePhoneNumberFromString(phone)?.country !== defaultRegion) return undefined;
  const code = operator ?? (await detectCarrier(phone));
  if (code === null) return undefined;
  const [row] = await sql<OfferRow[]>`
    SELECT o.code, o.name, o.status,
      EXISTS (
        SELECT 1 FROM products p
        WHERE p.operator = o.code AND p.active
          AND ${amountMinor} BETWEEN p.min_amount AND p.max_amount
      ) AS offered,
      ${commissionAt(sql, userId, new Date().toISOString())} AS basis_points
    FROM operators o
    WHERE o.code = ${code} AND o.region = ${defaultRegion}`;
  return row;
}

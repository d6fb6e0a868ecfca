import {
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import type { Core } from '#core';
import { errorNameOf, type ErrorName } from '#errors';
import { carrierOf } from '#operators/carrier';

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

interface QuoteRow {
  operator: string | null;
  operator_name: string | null;
  basis_points: number;
  price: bigint;
  refusal: number | null;
}

/** Finds who delivers to a phone, whether they offer the amount, and what it costs the seller now. */
export async function quote(core: Core, wanted: Wanted): Promise<Quote> {
  const { sql, settings } = core;
  const { defaultRegion } = settings.business;
  const phone = parsePhoneNumberFromString(wanted.phone);
  const operator = phone ? await operatorFor(phone, wanted.operator, defaultRegion) : null;
  const [row] = await sql<QuoteRow[]>`
    SELECT q.operator, q.operator_name, q.basis_points, q.price, q.refusal
    FROM quote_charges(
      ARRAY[${wanted.userId}]::uuid[], ARRAY[${operator}]::text[], ARRAY[${wanted.amountMinor}]::bigint[],
      ${defaultRegion}, ${new Date().toISOString()}
    ) q`;
  if (!row) throw new Error('a quote was not answered');
  return {
    operator: row.operator,
    operatorName: row.operator_name,
    commissionBasisPoints: row.basis_points,
    priceMinor: row.price,
    refusal: row.refusal === null ? null : errorNameOf(row.refusal),
  };
}

/**
 * The code of the operator to be asked for a valid phone, null where none is known. Whichever is asked
 * for, an operator serves the numbers of its own country only.
 */
export async function operatorFor(
  phone: PhoneNumber,
  operator: string | undefined,
  region: CountryCode,
): Promise<string | null> {
  if (phone.country !== region) return null;
  return operator ?? (await carrierOf(phone));
}

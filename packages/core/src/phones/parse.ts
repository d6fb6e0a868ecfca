import {
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { AppError } from '#errors';
import { asciiDigits } from '#phone';

/**
 * The library finds numbers inside other text ("call 0912… now"), so the whole text has to fit; what
 * begins or ends with a hyphen is no number that somebody wrote, but one cut off or below zero.
 */
const WRITTEN = /^(?:\+ ?)?\(?[0-9][0-9 ().-]*[0-9]$/;

/** Marks of writing direction, unseen, that come along when a number is pasted from a contact. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A mobile number in any usual form, without or with its country's code (`+` or `00`), in whatever
 * digits, as E.164 text. Without a code it is read as one of `defaultRegion`.
 * @throws AppError INVALID_PHONE, also for a valid number that is not a mobile one.
 */
export function parsePhone(text: string, defaultRegion: CountryCode): string {
  return parseMobile(text, defaultRegion).number;
}

/** The same with its parts, for whoever goes on to ask about the number. */
export function parseMobile(text: string, defaultRegion: CountryCode): PhoneNumber {
  const written = asciiDigits(text).replace(DIRECTION_MARKS, '').trim();
  if (!WRITTEN.test(written)) throw new AppError('INVALID_PHONE');
  const phone = parsePhoneNumberFromString(written.replace(/^00/, '+'), {
    defaultCountry: defaultRegion,
    extract: false,
  });
  const type = phone?.isValid() ? phone.getType() : undefined;
  if (!phone || (type !== 'MOBILE' && type !== 'FIXED_LINE_OR_MOBILE')) {
    throw new AppError('INVALID_PHONE');
  }
  return phone;
}

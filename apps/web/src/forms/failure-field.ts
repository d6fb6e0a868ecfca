import { ERRORS, type ErrorName } from '@chargeflow/core/errors';

const FIELDS: Partial<Record<ErrorName, string>> = {
  INVALID_EMAIL: 'email',
  EMAIL_REQUIRED: 'email',
  EMAIL_TAKEN: 'email',
  PASSWORD_REQUIRED: 'password',
  PASSWORD_TOO_SHORT: 'password',
  PASSWORD_TOO_COMMON: 'password',
  INVALID_AMOUNT: 'amount',
  AMOUNT_NOT_OFFERED: 'amount',
  INVALID_PHONE: 'phone',
  PHONE_NOT_ALLOWED: 'phone',
  PHONE_ALREADY_EXISTS: 'phone',
  PHONE_NOT_SERVED: 'phone',
};

/** The field that an error of the contract is about; null when it is about the whole form. */
export function failureField(code: number | null): string | null {
  for (const [name, field] of Object.entries(FIELDS)) {
    if (name in ERRORS && ERRORS[name as ErrorName].code === code) return field;
  }
  return null;
}

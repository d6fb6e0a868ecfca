import { ERRORS, errorNameOf, isErrorName, type ErrorName } from '@chargeflow/core/errors';

import type { Translate } from '#i18n/translation';

interface Details {
  readonly [name: string]: unknown;
}

/** The message of an error by the contract's number or name; a rate limit says how long to wait. */
export function errorText(t: Translate, error: number | string, details?: Details): string {
  const name =
    typeof error === 'number' ? nameOf(error) : isErrorName(error) ? error : 'INVALID_INPUT';
  const retryAfterMs = details?.['retryAfterMs'];
  if (name === 'RATE_LIMITED' && typeof retryAfterMs === 'number') {
    return t('transport.retryIn', { seconds: Math.max(1, Math.ceil(retryAfterMs / 1000)) });
  }
  return t(`errors.${name}`);
}

function nameOf(code: number): ErrorName {
  const known = Object.values(ERRORS).some((error) => error.code === code);
  return known ? errorNameOf(code) : 'INTERNAL';
}

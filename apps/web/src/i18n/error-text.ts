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

/** Why a charge was refused, as said to an admin; whoever sells it is told by `errorText`. */
export function refusalText(t: Translate, error: number | ErrorName): string {
  const key = `refusalReasons.${nameOf(error)}` as 'refusalReasons.WALLET_FROZEN';
  return t.has(key) ? t(key) : errorText(t, error);
}

function nameOf(code: number | ErrorName): ErrorName {
  if (typeof code === 'string') return code;
  const known = Object.values(ERRORS).some((error) => error.code === code);
  return known ? errorNameOf(code) : 'INTERNAL';
}

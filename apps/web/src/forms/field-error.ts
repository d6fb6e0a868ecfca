import type { FieldError } from 'react-hook-form';

import { errorText } from '#i18n/errors';

/** Schemas name the contract's error; a server's answer comes in words already (type `server`). */
export function fieldError(error: FieldError | undefined): string | undefined {
  if (error === undefined) return undefined;
  return error.type === 'server' ? error.message : errorText(error.message ?? '');
}

import type { Actor } from '#auth/actor';
import { AppError } from '#errors';

/**
 * An API key sells and reads; who may sign in, and with what, is decided by somebody who has.
 * @throws AppError PERMISSION_DENIED
 */
export function requireSession({ apiKeyId }: Actor): void {
  if (apiKeyId !== undefined) throw new AppError('PERMISSION_DENIED');
}

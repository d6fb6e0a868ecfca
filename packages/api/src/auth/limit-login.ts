import type { LoginInput } from '@chargeflow/core/auth/inputs';
import { isKnownAddress } from '@chargeflow/core/auth/known-address';
import type { Core } from '@chargeflow/core/core';
import { enforceLimit } from '#limits/enforce';
import type { Limiter } from '#limits/limiter';

/**
 * Counts an attempt to sign in whose input has been read: by address and e-mail together, and from
 * an address that the account was never signed in to from, by e-mail alone. So many addresses have
 * no more guesses than one, and whoever uses them up shuts out nobody who was there before.
 * @throws AppError RATE_LIMITED
 */
export async function limitLogin(
  { core, limiter }: { core: Core; limiter: Limiter },
  address: string,
  { email }: LoginInput,
): Promise<void> {
  await enforceLimit(limiter, 'LOGIN', { address, email });
  if (await isKnownAddress(core, email, address)) return;
  await enforceLimit(limiter, 'LOGIN_ACCOUNT', { address, email });
}

import type { Actor } from '@chargeflow/core/auth/actor';
import { AppError } from '@chargeflow/core/errors';
import type { ApiContext } from '#context';
import { enforceLimit } from '#limits/enforce';

export type UserScope = 'PROFILE' | 'TRANSACTION_CREATE' | 'TRANSACTION_LIST';

/**
 * Whoever is signed in, counted.
 * @throws AppError UNAUTHENTICATED, ACCOUNT_SUSPENDED, RATE_LIMITED
 */
export async function requireUser(ctx: ApiContext, scope: UserScope | 'ADMIN'): Promise<Actor> {
  const actor = await ctx.authenticate();
  await enforceLimit(ctx.limiter, scope, { address: ctx.address, userId: actor.userId });
  return actor;
}

/**
 * Who is an admin at this moment, whatever the token was given for; counted, also where refused.
 * @throws AppError as `requireUser`, and PERMISSION_DENIED
 */
export async function requireAdmin(ctx: ApiContext): Promise<Actor> {
  return asAdmin(await requireUser(ctx, 'ADMIN'));
}

/** @throws AppError PERMISSION_DENIED */
export function asAdmin(actor: Actor): Actor {
  if (actor.role !== 'admin') throw new AppError('PERMISSION_DENIED');
  return actor;
}

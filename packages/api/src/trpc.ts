import { initTRPC } from '@trpc/server';
import { requireAdmin, requireUser, type UserScope } from '#access';
import type { ApiContext } from '#context';
import { answerInTime } from '#deadline';
import { errorShape } from '#errors/shape';
import { toAppError } from '#errors/to-app-error';
import { enforceLimit } from '#limits/enforce';
import type { Scope } from '#limits/scopes';

/** What each procedure declares: who may call it, and which limits it counts against. */
export interface ProcedureMeta {
  access: 'public' | 'user' | 'admin';
  limits: readonly Scope[];
}

const t = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    // Also how a reader that went away without a word is noticed, and how it notices that we did.
    sse: {
      ping: { enabled: true, intervalMs: 10_000 },
      client: { reconnectAfterInactivityMs: 25_000 },
    },
    errorFormatter: ({ error, path }) => errorShape(toAppError(error), path, error),
  });

export const { router } = t;

/** Every call but a stream, which is meant to last, is answered in time. */
const procedure = t.procedure.use(({ type, path, next }) =>
  type === 'subscription' ? next() : answerInTime(path, next()),
);

/** Anybody; counted by address. */
export const publicProcedure = (scope: 'REGISTRATION' | 'REFRESH' | 'LOGIN_ADDRESS') =>
  procedure.meta({ access: 'public', limits: [scope] }).use(async ({ ctx, next }) => {
    await enforceLimit(ctx.limiter, scope, { address: ctx.address });
    return next();
  });

/** Whoever is signed in; counted by user. */
export const userProcedure = (scope: UserScope) =>
  procedure
    .meta({ access: 'user', limits: [scope] })
    .use(async ({ ctx, next }) => next({ ctx: { actor: await requireUser(ctx, scope) } }));

/** Who is an admin at this moment, whatever the token was given for. */
export const adminProcedure = procedure
  .meta({ access: 'admin', limits: ['ADMIN'] })
  .use(async ({ ctx, next }) => next({ ctx: { actor: await requireAdmin(ctx) } }));

import { changePassword } from '@chargeflow/core/auth/change-password';
import {
  changePasswordInput,
  loginInput,
  refreshInput,
  registerInput,
} from '@chargeflow/core/auth/inputs';
import { login } from '@chargeflow/core/auth/login';
import { logout } from '@chargeflow/core/auth/logout';
import { getMe } from '@chargeflow/core/auth/me';
import { refreshTokens } from '@chargeflow/core/auth/refresh';
import { registerUser } from '@chargeflow/core/auth/register';
import { enforceLimit } from '#limits/enforce';
import { publicProcedure, router, userProcedure } from '#trpc';

export const authRouter = router({
  register: publicProcedure('REGISTRATION')
    .input(registerInput)
    .mutation(({ ctx, input }) => registerUser(ctx.core, input, ctx.address)),

  // Counted twice: by address before the input is read, by address and e-mail after.
  login: publicProcedure('LOGIN_ADDRESS')
    .meta({ access: 'public', limits: ['LOGIN_ADDRESS', 'LOGIN'] })
    .input(loginInput)
    .use(async ({ ctx, input, next }) => {
      await enforceLimit(ctx.limiter, 'LOGIN', { address: ctx.address, email: input.email });
      return next();
    })
    .mutation(({ ctx, input }) => login(ctx.core, input)),

  refresh: publicProcedure('REFRESH')
    .input(refreshInput)
    .mutation(({ ctx, input }) => refreshTokens(ctx.core, input)),

  logout: userProcedure('PROFILE').mutation(({ ctx }) => logout(ctx.core, ctx.actor)),

  me: userProcedure('PROFILE').query(({ ctx }) => getMe(ctx.core, ctx.actor)),

  changePassword: userProcedure('PROFILE')
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx.core, ctx.actor, input)),
});

import { endOtherSessions, endSession } from '@chargeflow/core/auth/end-session';
import { listSessions } from '@chargeflow/core/auth/list-sessions';
import { updateProfile } from '@chargeflow/core/auth/update-profile';
import { FIRST_PAGE } from '@chargeflow/core/page';
import { changePassword } from '@chargeflow/core/auth/change-password';
import {
  beginSecondFactorInput,
  changePasswordInput,
  confirmSecondFactorInput,
  endSessionInput,
  listSessionsInput,
  loginInput,
  refreshInput,
  registerInput,
  removeSecondFactorInput,
  updateProfileInput,
} from '@chargeflow/core/auth/inputs';
import { login } from '@chargeflow/core/auth/login';
import { logout } from '@chargeflow/core/auth/logout';
import { getMe } from '@chargeflow/core/auth/me';
import { refreshTokens } from '@chargeflow/core/auth/refresh';
import { registerUser } from '@chargeflow/core/auth/register';
import { noInput } from '@chargeflow/core/no-input';
import { beginSecondFactor } from '@chargeflow/core/second-factor/begin';
import { confirmSecondFactor } from '@chargeflow/core/second-factor/confirm';
import { getSecondFactor } from '@chargeflow/core/second-factor/get';
import { removeSecondFactor } from '@chargeflow/core/second-factor/remove';
import { limitLogin } from '#auth/limit-login';
import { publicProcedure, router, userProcedure } from '#trpc';

export const authRouter = router({
  register: publicProcedure('REGISTRATION')
    .input(registerInput)
    .mutation(({ ctx, input }) => registerUser(ctx.core, input, ctx.address, ctx.clientName)),

  // Counted by address before the input is read, and by e-mail after.
  login: publicProcedure('LOGIN_ADDRESS')
    .meta({ access: 'public', limits: ['LOGIN_ADDRESS', 'LOGIN', 'LOGIN_ACCOUNT'] })
    .input(loginInput)
    .use(async ({ ctx, input, next }) => {
      await limitLogin(ctx, ctx.address, input);
      return next();
    })
    .mutation(({ ctx, input }) =>
      login(ctx.core, input, { address: ctx.address, name: ctx.clientName }),
    ),

  secondFactor: router({
    get: userProcedure('PROFILE')
      .input(noInput)
      .query(({ ctx }) => getSecondFactor(ctx.core, ctx.actor)),

    begin: userProcedure('PROFILE')
      .input(beginSecondFactorInput)
      .mutation(({ ctx, input }) => beginSecondFactor(ctx.core, ctx.actor, input)),

    confirm: userProcedure('PROFILE')
      .input(confirmSecondFactorInput)
      .mutation(({ ctx, input }) => confirmSecondFactor(ctx.core, ctx.actor, input)),

    remove: userProcedure('PROFILE')
      .input(removeSecondFactorInput)
      .mutation(({ ctx, input }) => removeSecondFactor(ctx.core, ctx.actor, input)),
  }),

  refresh: publicProcedure('REFRESH')
    .input(refreshInput)
    .mutation(({ ctx, input }) => refreshTokens(ctx.core, input)),

  logout: userProcedure('PROFILE')
    .input(noInput)
    .mutation(({ ctx }) => logout(ctx.core, ctx.actor)),

  me: userProcedure('PROFILE')
    .input(noInput)
    .query(({ ctx }) => getMe(ctx.core, ctx.actor)),

  changePassword: userProcedure('PROFILE')
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx.core, ctx.actor, input)),

  updateProfile: userProcedure('PROFILE')
    .input(updateProfileInput)
    .mutation(({ ctx, input }) => updateProfile(ctx.core, ctx.actor, input)),

  sessions: userProcedure('PROFILE')
    .input(listSessionsInput.default(FIRST_PAGE))
    .query(({ ctx, input }) => listSessions(ctx.core, ctx.actor, input)),

  endSession: userProcedure('PROFILE')
    .input(endSessionInput)
    .mutation(({ ctx, input }) => endSession(ctx.core, ctx.actor, input)),

  endOtherSessions: userProcedure('PROFILE')
    .input(noInput)
    .mutation(({ ctx }) => endOtherSessions(ctx.core, ctx.actor)),
});

import { getUser } from '@chargeflow/core/users/get';
import {
  getUserInput,
  listUsersInput,
  setUserRoleInput,
  setUserStatusInput,
} from '@chargeflow/core/users/inputs';
import { listUsers } from '@chargeflow/core/users/list';
import { setUserRole } from '@chargeflow/core/users/set-role';
import { setUserStatus } from '@chargeflow/core/users/set-status';
import { FIRST_PAGE } from '@chargeflow/core/page';
import { adminProcedure, router } from '#trpc';

export const adminUserRouter = router({
  list: adminProcedure
    .input(listUsersInput.default(FIRST_PAGE))
    .query(({ ctx, input }) => listUsers(ctx.core, input)),

  get: adminProcedure.input(getUserInput).query(({ ctx, input }) => getUser(ctx.core, input)),

  setStatus: adminProcedure
    .input(setUserStatusInput)
    .mutation(({ ctx, input }) => setUserStatus(ctx.core, ctx.actor, input)),

  setRole: adminProcedure
    .input(setUserRoleInput)
    .mutation(({ ctx, input }) => setUserRole(ctx.core, ctx.actor, input)),
});

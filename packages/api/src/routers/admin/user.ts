import { listUserApiKeysInput, revokeApiKeyInput } from '@chargeflow/core/api-keys/inputs';
import { listUserApiKeys } from '@chargeflow/core/api-keys/list';
import { revokeUserApiKey } from '@chargeflow/core/api-keys/revoke';
import { addNote } from '@chargeflow/core/users/add-note';
import { endUserSession, endUserSessions } from '@chargeflow/core/users/end-sessions';
import { listNotes } from '@chargeflow/core/users/list-notes';
import { listUserSessions } from '@chargeflow/core/users/list-sessions';
import { getUser } from '@chargeflow/core/users/get';
import {
  addNoteInput,
  endUserSessionInput,
  getUserInput,
  listNotesInput,
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

  sessions: adminProcedure
    .input(getUserInput)
    .query(({ ctx, input }) => listUserSessions(ctx.core, input)),

  endSession: adminProcedure
    .input(endUserSessionInput)
    .mutation(({ ctx, input }) => endUserSession(ctx.core, ctx.actor, input)),

  endSessions: adminProcedure
    .input(getUserInput)
    .mutation(({ ctx, input }) => endUserSessions(ctx.core, ctx.actor, input)),

  notes: adminProcedure.input(listNotesInput).query(({ ctx, input }) => listNotes(ctx.core, input)),

  addNote: adminProcedure
    .input(addNoteInput)
    .mutation(({ ctx, input }) => addNote(ctx.core, ctx.actor, input)),

  apiKeys: adminProcedure
    .input(listUserApiKeysInput)
    .query(({ ctx, input }) => listUserApiKeys(ctx.core, input)),

  revokeApiKey: adminProcedure
    .input(revokeApiKeyInput)
    .mutation(({ ctx, input }) => revokeUserApiKey(ctx.core, ctx.actor, input)),
});

import { createApiKey } from '@chargeflow/core/api-keys/create';
import {
  createApiKeyInput,
  listApiKeysInput,
  revokeApiKeyInput,
} from '@chargeflow/core/api-keys/inputs';
import { listApiKeys } from '@chargeflow/core/api-keys/list';
import { revokeApiKey } from '@chargeflow/core/api-keys/revoke';
import { FIRST_PAGE } from '@chargeflow/core/page';
import { router, userProcedure } from '#trpc';

export const apiKeyRouter = router({
  create: userProcedure('PROFILE')
    .input(createApiKeyInput)
    .mutation(({ ctx, input }) => createApiKey(ctx.core, ctx.actor, input)),

  list: userProcedure('PROFILE')
    .input(listApiKeysInput.default(FIRST_PAGE))
    .query(({ ctx, input }) => listApiKeys(ctx.core, ctx.actor, input)),

  revoke: userProcedure('PROFILE')
    .input(revokeApiKeyInput)
    .mutation(({ ctx, input }) => revokeApiKey(ctx.core, ctx.actor, input)),
});

import { cancelCredit } from '@chargeflow/core/credits/cancel';
import {
  cancelCreditInput,
  listCreditsInput,
  requestCreditInput,
} from '@chargeflow/core/credits/inputs';
import { listCredits } from '@chargeflow/core/credits/list';
import { requestCredit } from '@chargeflow/core/credits/request';
import { FIRST_PAGE } from '@chargeflow/core/page';
import { router, userProcedure } from '#trpc';

export const creditRouter = router({
  request: userProcedure('TRANSACTION_CREATE')
    .input(requestCreditInput)
    .mutation(({ ctx, input }) => requestCredit(ctx.core, ctx.actor, input)),

  list: userProcedure('TRANSACTION_LIST')
    .input(listCreditsInput.default(FIRST_PAGE))
    .query(({ ctx, input }) => listCredits(ctx.core, ctx.actor, input)),

  cancel: userProcedure('TRANSACTION_CREATE')
    .input(cancelCreditInput)
    .mutation(({ ctx, input }) => cancelCredit(ctx.core, ctx.actor, input)),
});

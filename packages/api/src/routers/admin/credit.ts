import { decideCredit } from '@chargeflow/core/credits/decide';
import { decideManyCredits } from '@chargeflow/core/credits/decide-many';
import {
  decideCreditInput,
  decideManyCreditsInput,
  getCreditInput,
  listAllCreditsInput,
} from '@chargeflow/core/credits/inputs';
import { getCreditForAdmin } from '@chargeflow/core/credits/get-for-admin';
import { listAllCredits } from '@chargeflow/core/credits/list-all';
import { creditStreamInput } from '@chargeflow/core/live/inputs';
import { FIRST_PAGE } from '@chargeflow/core/page';
import { streamCredits } from '#live/open';
import { adminProcedure, router } from '#trpc';

export const adminCreditRouter = router({
  list: adminProcedure
    .input(listAllCreditsInput.default(FIRST_PAGE))
    .query(({ ctx, input }) => listAllCredits(ctx.core, input)),

  get: adminProcedure
    .input(getCreditInput)
    .query(({ ctx, input }) => getCreditForAdmin(ctx.core, input)),

  decide: adminProcedure
    .input(decideCreditInput)
    .mutation(({ ctx, input }) => decideCredit(ctx.core, ctx.actor, input)),

  decideMany: adminProcedure
    .input(decideManyCreditsInput)
    .mutation(({ ctx, input }) => decideManyCredits(ctx.core, ctx.actor, input)),

  onChange: adminProcedure.input(creditStreamInput).subscription(streamCredits),
});

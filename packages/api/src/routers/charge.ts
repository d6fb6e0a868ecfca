import { buyCharge } from '@chargeflow/core/charges/buy';
import { getCharge } from '@chargeflow/core/charges/get';
import {
  buyChargeInput,
  getChargeInput,
  listChargesInput,
  listRecipientsInput,
  quoteChargeInput,
} from '@chargeflow/core/charges/inputs';
import { listCharges } from '@chargeflow/core/charges/list';
import { listRecipients } from '@chargeflow/core/charges/list-recipients';
import { quoteCharge } from '@chargeflow/core/charges/quote';
import { chargeStreamInput } from '@chargeflow/core/live/inputs';
import { FIRST_PAGE } from '@chargeflow/core/page';
import { streamCharges } from '#live/open';
import { router, userProcedure } from '#trpc';

export const chargeRouter = router({
  buy: userProcedure('TRANSACTION_CREATE')
    .input(buyChargeInput)
    .mutation(({ ctx, input }) => buyCharge(ctx.core, ctx.actor, input)),

  quote: userProcedure('TRANSACTION_LIST')
    .input(quoteChargeInput)
    .query(({ ctx, input }) => quoteCharge(ctx.core, ctx.actor, input)),

  get: userProcedure('TRANSACTION_LIST')
    .input(getChargeInput)
    .query(({ ctx, input }) => getCharge(ctx.core, ctx.actor, input)),

  list: userProcedure('TRANSACTION_LIST')
    .input(listChargesInput.default(FIRST_PAGE))
    .query(({ ctx, input }) => listCharges(ctx.core, ctx.actor, input)),

  recipients: userProcedure('TRANSACTION_LIST')
    .input(listRecipientsInput.default({}))
    .query(({ ctx, input }) => listRecipients(ctx.core, ctx.actor, input)),

  onUpdate: userProcedure('TRANSACTION_LIST').input(chargeStreamInput).subscription(streamCharges),
});

import { addPhone } from '@chargeflow/core/phones/add';
import {
  addPhoneInput,
  listPhonesInput,
  removePhoneInput,
  setFavouriteInput,
  updatePhoneInput,
} from '@chargeflow/core/phones/inputs';
import { listPhones } from '@chargeflow/core/phones/list';
import { setFavouritePhone, updatePhone } from '@chargeflow/core/phones/update';
import { removePhone } from '@chargeflow/core/phones/remove';
import { FIRST_PAGE } from '@chargeflow/core/page';
import { router, userProcedure } from '#trpc';

export const phoneRouter = router({
  list: userProcedure('PROFILE')
    .input(listPhonesInput.default(FIRST_PAGE))
    .query(({ ctx, input }) => listPhones(ctx.core, ctx.actor, input)),

  add: userProcedure('PROFILE')
    .input(addPhoneInput)
    .mutation(({ ctx, input }) => addPhone(ctx.core, ctx.actor, input)),

  update: userProcedure('PROFILE')
    .input(updatePhoneInput)
    .mutation(({ ctx, input }) => updatePhone(ctx.core, ctx.actor, input)),

  setFavourite: userProcedure('PROFILE')
    .input(setFavouriteInput)
    .mutation(({ ctx, input }) => setFavouritePhone(ctx.core, ctx.actor, input)),

  remove: userProcedure('PROFILE')
    .input(removePhoneInput)
    .mutation(({ ctx, input }) => removePhone(ctx.core, ctx.actor, input)),
});

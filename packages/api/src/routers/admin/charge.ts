import { askNow } from '@chargeflow/core/charges/ask-now';
import { getChargeForAdmin } from '@chargeflow/core/charges/get-for-admin';
import {
  getChargeInput,
  listAllChargesInput,
  listDeskInput,
  resolveChargeInput,
} from '@chargeflow/core/charges/inputs';
import { listAllCharges } from '@chargeflow/core/charges/list-all';
import { countDesk, listDesk } from '@chargeflow/core/charges/list-desk';
import { resolveCharge } from '@chargeflow/core/charges/resolve';
import { FIRST_PAGE } from '@chargeflow/core/page';
import { noInput } from '@chargeflow/core/no-input';
import { adminProcedure, router } from '#trpc';

export const adminChargeRouter = router({
  list: adminProcedure
    .input(listAllChargesInput.default(FIRST_PAGE))
    .query(({ ctx, input }) => listAllCharges(ctx.core, input)),

  get: adminProcedure
    .input(getChargeInput)
    .query(({ ctx, input }) => getChargeForAdmin(ctx.core, input)),

  desk: adminProcedure
    .input(listDeskInput.default(FIRST_PAGE))
    .query(({ ctx, input }) => listDesk(ctx.core, input)),

  deskCount: adminProcedure.input(noInput).query(({ ctx }) => countDesk(ctx.core)),

  resolve: adminProcedure
    .input(resolveChargeInput)
    .mutation(({ ctx, input }) => resolveCharge(ctx.core, ctx.actor, input)),

  askNow: adminProcedure
    .input(getChargeInput)
    .mutation(({ ctx, input }) => askNow(ctx.core, ctx.actor, input)),
});

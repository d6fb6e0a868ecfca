import { getOperator } from '@chargeflow/core/operators/get';
import {
  getOperatorInput,
  listSellerCommissionsInput,
  setCommissionInput,
  setOperatorProductsInput,
  setOperatorStatusInput,
  setSellerCommissionInput,
} from '@chargeflow/core/operators/inputs';
import { listAllOperators } from '@chargeflow/core/operators/list-all';
import { listSellerCommissions } from '@chargeflow/core/operators/list-seller-commissions';
import { setCommission } from '@chargeflow/core/operators/set-commission';
import { setOperatorProducts } from '@chargeflow/core/operators/set-products';
import { setSellerCommission } from '@chargeflow/core/operators/set-seller-commission';
import { setOperatorStatus } from '@chargeflow/core/operators/set-status';
import { noInput } from '@chargeflow/core/no-input';
import { adminProcedure, router } from '#trpc';

export const adminOperatorRouter = router({
  list: adminProcedure.input(noInput).query(({ ctx }) => listAllOperators(ctx.core)),

  get: adminProcedure
    .input(getOperatorInput)
    .query(({ ctx, input }) => getOperator(ctx.core, input)),

  setStatus: adminProcedure
    .input(setOperatorStatusInput)
    .mutation(({ ctx, input }) => setOperatorStatus(ctx.core, ctx.actor, input)),

  setProducts: adminProcedure
    .input(setOperatorProductsInput)
    .mutation(({ ctx, input }) => setOperatorProducts(ctx.core, ctx.actor, input)),

  setCommission: adminProcedure
    .input(setCommissionInput)
    .mutation(({ ctx, input }) => setCommission(ctx.core, ctx.actor, input)),

  sellerCommissions: adminProcedure
    .input(listSellerCommissionsInput)
    .query(({ ctx, input }) => listSellerCommissions(ctx.core, input)),

  setSellerCommission: adminProcedure
    .input(setSellerCommissionInput)
    .mutation(({ ctx, input }) => setSellerCommission(ctx.core, ctx.actor, input)),
});

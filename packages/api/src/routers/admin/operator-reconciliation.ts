import { FIRST_DIFFERENCES, listDifferencesInput } from '@chargeflow/core/comparisons/inputs';
import { latestComparison } from '@chargeflow/core/comparisons/latest';
import { listDifferences } from '@chargeflow/core/comparisons/list';
import { requestComparison } from '@chargeflow/core/comparisons/request';
import { adminProcedure, router } from '#trpc';

export const adminOperatorReconciliationRouter = router({
  latest: adminProcedure.query(({ ctx }) => latestComparison(ctx.core)),

  list: adminProcedure
    .input(listDifferencesInput.default(FIRST_DIFFERENCES))
    .query(({ ctx, input }) => listDifferences(ctx.core, input)),

  run: adminProcedure.mutation(({ ctx }) => requestComparison(ctx.core, ctx.actor)),
});

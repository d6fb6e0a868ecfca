import { FIRST_DIFFERENCES, listDifferencesInput } from '@chargeflow/core/comparisons/inputs';
import { latestComparison } from '@chargeflow/core/comparisons/latest';
import { listDifferences } from '@chargeflow/core/comparisons/list';
import { requestComparison } from '@chargeflow/core/comparisons/request';
import { noInput } from '@chargeflow/core/no-input';
import { adminProcedure, router } from '#trpc';

export const adminOperatorReconciliationRouter = router({
  latest: adminProcedure.input(noInput).query(({ ctx }) => latestComparison(ctx.core)),

  list: adminProcedure
    .input(listDifferencesInput.default(FIRST_DIFFERENCES))
    .query(({ ctx, input }) => listDifferences(ctx.core, input)),

  run: adminProcedure.input(noInput).mutation(({ ctx }) => requestComparison(ctx.core, ctx.actor)),
});

import { listAudit } from '@chargeflow/core/audit/list';
import { listAuditInput } from '@chargeflow/core/audit/inputs';
import { listEntries } from '@chargeflow/core/wallets/list-entries';
import { reconcile } from '@chargeflow/core/ledger/reconcile';
import { summaryInput } from '@chargeflow/core/reports/inputs';
import { summarise } from '@chargeflow/core/reports/summary';
import { adjustWallet } from '@chargeflow/core/wallets/adjust';
import { adjustWalletInput, listEntriesInput } from '@chargeflow/core/wallets/inputs';
import { FIRST_PAGE } from '@chargeflow/core/page';
import { adminChargeRouter } from '#routers/admin/charge';
import { adminCreditRouter } from '#routers/admin/credit';
import { adminOperatorRouter } from '#routers/admin/operator';
import { adminOperatorReconciliationRouter } from '#routers/admin/operator-reconciliation';
import { adminUserRouter } from '#routers/admin/user';
import { adminProcedure, router } from '#trpc';

export const adminRouter = router({
  charge: adminChargeRouter,
  credit: adminCreditRouter,
  user: adminUserRouter,
  operator: adminOperatorRouter,

  wallet: router({
    adjust: adminProcedure
      .input(adjustWalletInput)
      .mutation(({ ctx, input }) => adjustWallet(ctx.core, ctx.actor, input)),
  }),

  entry: router({
    list: adminProcedure
      .input(listEntriesInput.default(FIRST_PAGE))
      .query(({ ctx, input }) => listEntries(ctx.core, input)),
  }),

  operatorReconciliation: adminOperatorReconciliationRouter,

  reconcile: adminProcedure.query(({ ctx }) => reconcile(ctx.core)),

  report: router({
    summary: adminProcedure
      .input(summaryInput)
      .query(({ ctx, input }) => summarise(ctx.core, input)),
  }),

  audit: router({
    list: adminProcedure
      .input(listAuditInput.default(FIRST_PAGE))
      .query(({ ctx, input }) => listAudit(ctx.core, input)),
  }),
});

import { listAudit } from '@chargeflow/core/audit/list';
import { historyInput, listAuditInput } from '@chargeflow/core/audit/inputs';
import { getEntry, listEntries } from '@chargeflow/core/wallets/list-entries';
import { reconcile } from '@chargeflow/core/ledger/reconcile';
import { overviewInput, summaryInput } from '@chargeflow/core/reports/inputs';
import { readOverview } from '@chargeflow/core/reports/overview';
import { summarise } from '@chargeflow/core/reports/summary';
import { getEntryInput, listEntriesInput } from '@chargeflow/core/wallets/inputs';
import { listAllPhonesInput } from '@chargeflow/core/phones/inputs';
import { listAllPhones } from '@chargeflow/core/phones/list-all';
import { FIRST_PAGE } from '@chargeflow/core/page';
import { noInput } from '@chargeflow/core/no-input';
import { adminChargeRouter } from '#routers/admin/charge';
import { adminCreditRouter } from '#routers/admin/credit';
import { adminLedgerVerificationRouter } from '#routers/admin/ledger-verification';
import { adminOperatorRouter } from '#routers/admin/operator';
import { adminOperatorReconciliationRouter } from '#routers/admin/operator-reconciliation';
import { adminUserRouter } from '#routers/admin/user';
import { adminWalletRouter } from '#routers/admin/wallet';
import { adminProcedure, router } from '#trpc';

export const adminRouter = router({
  charge: adminChargeRouter,
  credit: adminCreditRouter,
  user: adminUserRouter,
  operator: adminOperatorRouter,

  wallet: adminWalletRouter,

  entry: router({
    list: adminProcedure
      .input(listEntriesInput.default(FIRST_PAGE))
      .query(({ ctx, input }) => listEntries(ctx.core, input)),

    get: adminProcedure.input(getEntryInput).query(({ ctx, input }) => getEntry(ctx.core, input)),
  }),

  phone: router({
    list: adminProcedure
      .input(listAllPhonesInput.default(FIRST_PAGE))
      .query(({ ctx, input }) => listAllPhones(ctx.core, input)),
  }),

  operatorReconciliation: adminOperatorReconciliationRouter,

  ledgerVerification: adminLedgerVerificationRouter,

  reconcile: adminProcedure.input(noInput).query(({ ctx }) => reconcile(ctx.core)),

  report: router({
    summary: adminProcedure
      .input(summaryInput)
      .query(({ ctx, input }) => summarise(ctx.core, input)),

    overview: adminProcedure
      .input(overviewInput)
      .query(({ ctx, input }) => readOverview(ctx.core, input)),
  }),

  audit: router({
    list: adminProcedure
      .input(listAuditInput.default(FIRST_PAGE))
      .query(({ ctx, input }) => listAudit(ctx.core, input)),
  }),

  // What was done to one thing, whatever it is.
  history: adminProcedure.input(historyInput).query(({ ctx, input }) => listAudit(ctx.core, input)),
});

import { latestVerification } from '@chargeflow/core/integrity/latest';
import { requestVerification } from '@chargeflow/core/integrity/request';
import { adminProcedure, router } from '#trpc';

export const adminLedgerVerificationRouter = router({
  latest: adminProcedure.query(({ ctx }) => latestVerification(ctx.core)),

  run: adminProcedure.mutation(({ ctx }) => requestVerification(ctx.core, ctx.actor)),
});

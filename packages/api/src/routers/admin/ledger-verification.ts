import { latestVerification } from '@chargeflow/core/integrity/latest';
import { requestVerification } from '@chargeflow/core/integrity/request';
import { noInput } from '@chargeflow/core/no-input';
import { adminProcedure, router } from '#trpc';

export const adminLedgerVerificationRouter = router({
  latest: adminProcedure.input(noInput).query(({ ctx }) => latestVerification(ctx.core)),

  run: adminProcedure
    .input(noInput)
    .mutation(({ ctx }) => requestVerification(ctx.core, ctx.actor)),
});

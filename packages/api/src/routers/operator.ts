import { detectOperator } from '@chargeflow/core/operators/detect';
import { detectOperatorInput } from '@chargeflow/core/operators/inputs';
import { listOperators } from '@chargeflow/core/operators/list';
import { noInput } from '@chargeflow/core/no-input';
import { router, userProcedure } from '#trpc';

export const operatorRouter = router({
  list: userProcedure('TRANSACTION_LIST')
    .input(noInput)
    .query(({ ctx }) => listOperators(ctx.core, ctx.actor)),

  detect: userProcedure('TRANSACTION_LIST')
    .input(detectOperatorInput)
    .query(({ ctx, input }) => detectOperator(ctx.core, input)),
});

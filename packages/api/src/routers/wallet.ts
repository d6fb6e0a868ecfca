import { balanceAt } from '@chargeflow/core/wallets/balance-at';
import { getWallet } from '@chargeflow/core/wallets/get';
import { walletStreamInput } from '@chargeflow/core/live/inputs';
import {
  balanceAtInput,
  setLowBalanceInput,
  statementInput,
  totalsInput,
} from '@chargeflow/core/wallets/inputs';
import { setLowBalance } from '@chargeflow/core/wallets/set-low-balance';
import { listStatement } from '@chargeflow/core/wallets/statement';
import { walletTotals } from '@chargeflow/core/wallets/totals';
import { FIRST_PAGE } from '@chargeflow/core/page';
import { noInput } from '@chargeflow/core/no-input';
import { streamWallet } from '#live/open';
import { router, userProcedure } from '#trpc';

export const walletRouter = router({
  get: userProcedure('TRANSACTION_LIST')
    .input(noInput)
    .query(({ ctx }) => getWallet(ctx.core, ctx.actor)),

  statement: userProcedure('TRANSACTION_LIST')
    .input(statementInput.default(FIRST_PAGE))
    .query(({ ctx, input }) => listStatement(ctx.core, ctx.actor, input)),

  totals: userProcedure('TRANSACTION_LIST')
    .input(totalsInput)
    .query(({ ctx, input }) => walletTotals(ctx.core, ctx.actor, input)),

  setLowBalance: userProcedure('PROFILE')
    .input(setLowBalanceInput)
    .mutation(({ ctx, input }) => setLowBalance(ctx.core, ctx.actor, input)),

  balanceAt: userProcedure('TRANSACTION_LIST')
    .input(balanceAtInput)
    .query(({ ctx, input }) => balanceAt(ctx.core, ctx.actor, input)),

  onChange: userProcedure('TRANSACTION_LIST').input(walletStreamInput).subscription(streamWallet),
});

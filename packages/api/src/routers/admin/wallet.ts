import { adjustWallet } from '@chargeflow/core/wallets/adjust';
import { balanceOfAt, getWalletForAdmin } from '@chargeflow/core/wallets/get-for-admin';
import {
  adjustWalletInput,
  balanceOfAtInput,
  getWalletOfInput,
  setFrozenInput,
} from '@chargeflow/core/wallets/inputs';
import { setFrozen } from '@chargeflow/core/wallets/set-frozen';
import { adminProcedure, router } from '#trpc';

export const adminWalletRouter = router({
  get: adminProcedure
    .input(getWalletOfInput)
    .query(({ ctx, input }) => getWalletForAdmin(ctx.core, input)),

  balanceAt: adminProcedure
    .input(balanceOfAtInput)
    .query(({ ctx, input }) => balanceOfAt(ctx.core, input)),

  setFrozen: adminProcedure
    .input(setFrozenInput)
    .mutation(({ ctx, input }) => setFrozen(ctx.core, ctx.actor, input)),

  adjust: adminProcedure
    .input(adjustWalletInput)
    .mutation(({ ctx, input }) => adjustWallet(ctx.core, ctx.actor, input)),
});

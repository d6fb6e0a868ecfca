import { adminRouter } from '#routers/admin/admin';
import { apiKeyRouter } from '#routers/api-key';
import { authRouter } from '#routers/auth';
import { bulkRouter } from '#routers/bulk';
import { chargeRouter } from '#routers/charge';
import { creditRouter } from '#routers/credit';
import { operatorRouter } from '#routers/operator';
import { phoneRouter } from '#routers/phone';
import { walletRouter } from '#routers/wallet';
import { router } from '#trpc';

/** Every procedure that a caller may call. */
export const appRouter = router({
  auth: authRouter,
  apiKey: apiKeyRouter,
  wallet: walletRouter,
  credit: creditRouter,
  charge: chargeRouter,
  bulk: bulkRouter,
  phone: phoneRouter,
  operator: operatorRouter,
  admin: adminRouter,
});

export type AppRouter = typeof appRouter;

import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { adminRouter } from '#routers/admin/admin';
import { authRouter } from '#routers/auth';
import { chargeRouter } from '#routers/charge';
import { creditRouter } from '#routers/credit';
import { operatorRouter } from '#routers/operator';
import { phoneRouter } from '#routers/phone';
import { walletRouter } from '#routers/wallet';
import { createCallerFactory, router } from '#trpc';

/** Every procedure that a caller may call. */
export const appRouter = router({
  auth: authRouter,
  wallet: walletRouter,
  credit: creditRouter,
  charge: chargeRouter,
  phone: phoneRouter,
  operator: operatorRouter,
  admin: adminRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

/** Calls procedures without HTTP, for pages that are rendered on the server. */
export const createCaller = createCallerFactory(appRouter);

import 'server-only';

import { errorShape } from '@chargeflow/api/errors/shape';
import { toAppError } from '@chargeflow/api/errors/to-app-error';
import { appRouter, type AppRouter } from '@chargeflow/api/router';
import { TRPCClientError, type TRPCLink } from '@trpc/client';
import { callTRPCProcedure } from '@trpc/server';
import { observable } from '@trpc/server/observable';

import { readApiContext } from '#server/api-context';

/** Ends the chain of links in a call of the router itself: pages need no HTTP to their own API. */
export const inProcessLink: TRPCLink<AppRouter> =
  () =>
  ({ op }) =>
    observable((observer) => {
      const call = async () => {
        const data: unknown = await callTRPCProcedure({
          router: appRouter,
          path: op.path,
          getRawInput: () => Promise.resolve(op.input),
          ctx: await readApiContext(),
          type: op.type,
          signal: op.signal ?? undefined,
          batchIndex: 0,
        });
        observer.next({ result: { type: 'data', data } });
        observer.complete();
      };
      call().catch((thrown: unknown) => {
        const error = errorShape(toAppError(thrown), op.path);
        observer.error(TRPCClientError.from({ error }));
      });
    });

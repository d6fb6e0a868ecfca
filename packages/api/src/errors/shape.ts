import type { TRPCError, TRPCDefaultErrorShape } from '@trpc/server';
import { TRPC_ERROR_CODES_BY_KEY, type TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';
import { ERRORS, type AppError, type ErrorBody } from '@chargeflow/core/errors';

/** tRPC's own word for each status that our errors have. */
const TRPC_CODES: Readonly<Record<number, TRPC_ERROR_CODE_KEY>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  402: 'PAYMENT_REQUIRED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
};

export interface ErrorShape extends TRPCDefaultErrorShape {
  data: TRPCDefaultErrorShape['data'] & { appError: ErrorBody };
}

/**
 * The body of an error answer: tRPC's own fields, made to agree with our error, and the error. No
 * text of the thrown error survives, since drivers put SQL and parameters into theirs.
 */
export function errorShape(
  error: AppError,
  path: string | undefined,
  thrown?: TRPCError,
): ErrorShape {
  const httpStatus = statusOf(error, thrown);
  const code = TRPC_CODES[httpStatus] ?? thrown?.code ?? 'INTERNAL_SERVER_ERROR';
  return {
    message: error.body.message,
    code: TRPC_ERROR_CODES_BY_KEY[code],
    data: { code, httpStatus, ...(path && { path }), appError: error.body },
  };
}

/** What is not there, is asked by the wrong method or did not arrive keeps the status for that. */
function statusOf(error: AppError, thrown: TRPCError | undefined): number {
  if (thrown?.code === 'NOT_FOUND' && !thrown.cause) return 404;
  if (thrown?.code === 'METHOD_NOT_SUPPORTED') return 405;
  if (thrown?.code === 'TIMEOUT') return 408;
  return ERRORS[error.errorName].httpStatus;
}

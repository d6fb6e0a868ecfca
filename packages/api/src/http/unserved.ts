import { TRPCError } from '@trpc/server';
import { errorShape, type ErrorShape } from '#errors/shape';
import { malformed } from '#errors/to-app-error';

const CODES = {
  400: 'BAD_REQUEST',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  408: 'TIMEOUT',
} as const;

/** The body of an answer, as procedures give it, to a request that cannot be led to one. */
export function describeUnserved(
  status: keyof typeof CODES,
  message: string,
): { error: ErrorShape } {
  const code = CODES[status];
  return { error: errorShape(malformed(message), undefined, new TRPCError({ code })) };
}

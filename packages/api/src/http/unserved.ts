import { TRPCError } from '@trpc/server';
import { errorShape, type ErrorShape } from '#errors/shape';
import { malformed } from '#errors/to-app-error';

/** The body of an answer, as procedures give it, to a request that cannot be led to one. */
export function describeUnserved(status: 400 | 404, message: string): { error: ErrorShape } {
  const code = status === 404 ? 'NOT_FOUND' : 'BAD_REQUEST';
  return { error: errorShape(malformed(message), undefined, new TRPCError({ code })) };
}

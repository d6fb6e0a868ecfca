import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import {
  CONNECTION_FAILURES,
  LOCK_NOT_AVAILABLE,
  QUERY_CANCELED,
  TOO_MANY_CONNECTIONS,
  UNTRANSLATABLE_TEXT,
  sqlStateOf,
} from '@chargeflow/core/db/sqlstate';
import { AppError, isErrorName, type ErrorName } from '@chargeflow/core/errors';

/** What the database says when it has no time or room for us: worth another try, unlike a defect. */
const OVERLOAD = new Set([LOCK_NOT_AVAILABLE, QUERY_CANCELED, TOO_MANY_CONNECTIONS]);

/**
 * Turns whatever was thrown into an error that a caller may see: the one place where that happens.
 * What is not known to be harmless becomes INTERNAL, with the thrown error as its cause for the log.
 */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) return invalidInput(error);
  if (error instanceof TRPCError) {
    if (error.cause) return toAppError(error.cause);
    return new AppError(isCallersFault(error) ? 'INVALID_INPUT' : 'INTERNAL', undefined, {
      cause: error,
    });
  }
  // JSON that does not parse reaches us as tRPC's cause.
  if (error instanceof SyntaxError) return new AppError('INVALID_INPUT');
  return new AppError(databaseError(error) ?? 'INTERNAL', undefined, { cause: error });
}

/** An issue whose message is the name of an error of ours stands for that error. */
function invalidInput(error: z.ZodError): AppError {
  const issues = error.issues.map(({ path, message }) => ({ path: path.map(String), message }));
  const named = issues.map(({ message }) => message).find(isErrorName);
  return new AppError(named ?? 'INVALID_INPUT', { issues });
}

function databaseError(error: unknown): ErrorName | undefined {
  const state = sqlStateOf(error);
  if (state === undefined) return isConnectionFailure(error) ? 'OVERLOADED' : undefined;
  if (OVERLOAD.has(state)) return 'OVERLOADED';
  return UNTRANSLATABLE_TEXT.has(state) ? 'INVALID_INPUT' : undefined;
}

function isConnectionFailure(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (
    cause instanceof Error &&
    'code' in cause &&
    typeof cause.code === 'string' &&
    CONNECTION_FAILURES.has(cause.code)
  );
}

/** Faults of the protocol, which tRPC finds before any procedure of ours runs. */
function isCallersFault({ code }: TRPCError): boolean {
  return code !== 'INTERNAL_SERVER_ERROR';
}

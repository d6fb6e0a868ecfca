import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import {
  CONNECTION_FAILURES,
  OVERLOAD,
  UNTRANSLATABLE_TEXT,
  sqlStateOf,
} from '@chargeflow/core/db/sqlstate';
import { AppError, isErrorName } from '@chargeflow/core/errors';
import { storableText } from '@chargeflow/core/text';

/**
 * Turns whatever was thrown into an error that a caller may see: the one place where that happens.
 * What is not known to be harmless becomes INTERNAL, with the thrown error as its cause for the log.
 */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) return invalidInput(error);
  return error instanceof TRPCError ? ofTrpc(error) : unexpected(error);
}

/** A request refused before any procedure looks at it. */
export function malformed(message: string, options?: ErrorOptions): AppError {
  return new AppError('INVALID_INPUT', { issues: [{ path: [], message }] }, options);
}

/**
 * tRPC wraps what procedures throw as its own internal error, and faults of the request as others;
 * so the same cause may be a caller's fault or a defect of ours: JSON that does not parse, say.
 */
function ofTrpc(error: TRPCError): AppError {
  const { code, cause } = error;
  if (cause instanceof AppError) return cause;
  if (code === 'INTERNAL_SERVER_ERROR') return unexpected(cause ?? error);
  if (cause instanceof z.ZodError) return invalidInput(cause);
  if (cause === undefined) return malformed(error.message);
  const isCallers =
    code === 'PARSE_ERROR' || cause instanceof SyntaxError || cause instanceof URIError;
  return isCallers ? malformed('malformed request', { cause }) : unexpected(cause);
}

/** An input of a few bytes a fault would be answered with a hundred for each. */
const ISSUES_MAX = 20;
/** The names of unknown fields are the caller's own words, and of any length. */
const ISSUE_MAX_CHARACTERS = 200;

/** An issue whose message is the name of an error of ours stands for that error. */
function invalidInput(error: z.ZodError): AppError {
  const named = error.issues.map(({ message }) => message).find(isErrorName);
  const issues = error.issues.slice(0, ISSUES_MAX).map(({ path, message }) => ({
    path: path.map(String),
    message: storableText(message, ISSUE_MAX_CHARACTERS),
  }));
  return new AppError(named ?? 'INVALID_INPUT', { issues });
}

function unexpected(cause: unknown): AppError {
  const state = sqlStateOf(cause) ?? '';
  if (UNTRANSLATABLE_TEXT.has(state)) return malformed('text cannot be stored', { cause });
  const isOverload = OVERLOAD.has(state) || isConnectionFailure(cause);
  return new AppError(isOverload ? 'OVERLOADED' : 'INTERNAL', undefined, { cause });
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

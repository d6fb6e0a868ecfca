import type { AppRouter } from '@chargeflow/api/router';
import { ERRORS, isErrorName, type ErrorName } from '@chargeflow/core/errors';
import { TRPCClientError } from '@trpc/client';

interface DetailsByName {
  RATE_LIMITED: { retryAfterMs: number };
  INVALID_INPUT: { issues: { path: string[]; message: string }[] };
}

/** What an error says beyond its code: known for some, free for the others. */
export type ErrorDetails<Name extends ErrorName> = Name extends keyof DetailsByName
  ? DetailsByName[Name]
  : Record<string, unknown> | undefined;

/**
 * The server's refusal of a call: `name` and `code` are the contract's. Whoever gets one knows that
 * the call had no effect; OVERLOADED and INTERNAL alone say nothing of how far it came.
 */
export class ChargeFlowError<
  Name extends ErrorName = ErrorName,
> extends TRPCClientError<AppRouter> {
  override readonly name: Name;
  readonly code: (typeof ERRORS)[Name]['code'];
  readonly details: ErrorDetails<Name>;

  constructor(name: Name, message: string, details: ErrorDetails<Name>, cause?: Error) {
    super(message, cause && { cause });
    // TRPCClientError's constructor makes its own class of every subclass.
    Object.setPrototypeOf(this, ChargeFlowError.prototype);
    this.name = name;
    this.code = ERRORS[name].code;
    this.details = details;
  }
}

/** Every error of the contract, told apart by `name` or `code` in a switch. */
export type AnyChargeFlowError = { [Name in ErrorName]: ChargeFlowError<Name> }[ErrorName];

/**
 * No answer, or none that could be understood: whether the call had its effect is not known. Ask
 * again with the same idempotency key to learn it.
 */
export class UnansweredError extends TRPCClientError<AppRouter> {
  /** Of an answer that was not the API's own, as a proxy gives it; undefined without an answer. */
  readonly httpStatus: number | undefined;

  constructor(message: string, { httpStatus, cause }: { httpStatus?: number; cause?: Error } = {}) {
    super(message, cause && { cause });
    Object.setPrototypeOf(this, UnansweredError.prototype);
    this.name = 'UNANSWERED';
    this.httpStatus = httpStatus;
  }
}

/** Is this an error of the contract and, with names given, one of those? Narrows code and details. */
export function isChargeFlowError(error: unknown): error is AnyChargeFlowError;
export function isChargeFlowError<Name extends ErrorName>(
  error: unknown,
  ...names: Name[]
): error is { [Each in Name]: ChargeFlowError<Each> }[Name];
export function isChargeFlowError(error: unknown, ...names: ErrorName[]): boolean {
  if (!(error instanceof ChargeFlowError)) return false;
  return names.length === 0 || names.includes(error.name);
}

/** Makes one of the two errors above of whatever a call failed with. */
export function toClientError(error: unknown): ChargeFlowError | UnansweredError {
  if (error instanceof ChargeFlowError || error instanceof UnansweredError) return error;
  if (error instanceof TRPCClientError) {
    const within = ownErrorIn(error);
    if (within) return within;
    const body = appErrorOf(error.data);
    if (body) return new ChargeFlowError(body.name, body.message, body.details, error);
  }
  const cause = error instanceof Error ? error : new Error(String(error));
  return new UnansweredError(`The server's answer is not known: ${cause.message}`, { cause });
}

/**
 * An error thrown below tRPC's links. tRPC closes streams that have failed already: their errors
 * are buried in a SuppressedError, whose `error` it takes for the shape of an answer.
 */
function ownErrorIn({ cause, shape }: TRPCClientError<AppRouter>) {
  const suppressed = isRecord(cause) ? cause['suppressed'] : undefined;
  for (const error of [cause, shape, suppressed]) {
    if (error instanceof ChargeFlowError || error instanceof UnansweredError) return error;
  }
  return undefined;
}

/** The error in the JSON of an answer, if it is one of the contract's. */
export function refusalIn(text: string): ChargeFlowError | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    const error = isRecord(answer) && isRecord(answer['error']) ? answer['error'] : {};
    const body = appErrorOf(error['data']);
    return body && new ChargeFlowError(body.name, body.message, body.details);
  } catch {
    return undefined;
  }
}

function appErrorOf(data: unknown) {
  const body = isRecord(data) ? data['appError'] : undefined;
  if (!isRecord(body) || typeof body['name'] !== 'string' || !isErrorName(body['name']))
    return undefined;
  const details = isRecord(body['details']) ? body['details'] : undefined;
  return { name: body['name'], message: String(body['message']), details };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

import type { ErrorShape } from '#errors/shape';
import { errorShape } from '#errors/shape';
import { toAppError } from '#errors/to-app-error';
import { answerHeaders } from '#http/answer-headers';
import type { ApiServices } from '#services';

/** A whole answer, for whatever server is to write it. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export function jsonAnswer(
  status: number,
  headers: Record<string, string>,
  value: unknown,
): Answer {
  return {
    status,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(value),
  };
}

/** The answer to a request that fails as a whole. */
export function refuseRequest({ core }: ApiServices, error: unknown): Answer {
  const told = toAppError(error);
  if (told.errorName === 'INTERNAL') core.log.error({ err: told.cause }, 'request failed');
  const shape: ErrorShape = errorShape(told, undefined);
  return jsonAnswer(shape.data.httpStatus, answerHeaders([], []), { error: shape });
}

/** A failed call in the log: defects of ours, and what made us say that there is too much to do. */
export function logFailure({ core: { log } }: ApiServices, error: unknown, path?: string): void {
  const told = toAppError(error);
  if (told.errorName === 'INTERNAL') log.error({ err: told.cause, path }, 'call failed');
  if (told.errorName === 'OVERLOADED') log.warn({ err: told.cause, path }, 'overloaded');
}

import { recordOf } from '#trpc/record';

export interface CallFailure {
  /** The contract's number; null when no answer came. */
  code: number | null;
  name: string | null;
  details: Readonly<Record<string, unknown>> | undefined;
}

/** What a failed call says, whatever was thrown. */
export function failureOf(error: unknown): CallFailure {
  const { code, name, details } = recordOf(recordOf(recordOf(error)['data'])['appError']);
  if (typeof code !== 'number' || typeof name !== 'string') {
    return { code: null, name: null, details: undefined };
  }
  return { code, name, details: details === undefined ? undefined : recordOf(details) };
}

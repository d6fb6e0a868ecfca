import { recordOf } from '#trpc/record';

/** Why signing in failed: an error of the contract by its number. */
export interface SignInFailure {
  code: number;
  details?: Readonly<Record<string, unknown>> | undefined;
}

/** next-auth hands one text through to the browser; ours is the failure as JSON. */
export function encodeFailure(failure: SignInFailure): string {
  return JSON.stringify({ code: failure.code, details: failure.details });
}

/** Null for next-auth's own error words. */
export function decodeFailure(text: string): SignInFailure | null {
  try {
    const { code, details } = recordOf(JSON.parse(text));
    if (!Number.isInteger(code)) return null;
    return { code: Number(code), details: details === undefined ? undefined : recordOf(details) };
  } catch {
    return null;
  }
}

import { z } from 'zod';

/** Why signing in failed: an error of the contract by its number. */
export interface SignInFailure {
  code: number;
  details?: Record<string, unknown> | undefined;
}

const schema = z.object({
  code: z.int(),
  details: z.record(z.string(), z.unknown()).optional(),
});

/** next-auth hands one text through to the browser; ours is the failure as JSON. */
export function encodeFailure(failure: SignInFailure): string {
  return JSON.stringify({ code: failure.code, details: failure.details });
}

/** Null for next-auth's own error words. */
export function decodeFailure(text: string): SignInFailure | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

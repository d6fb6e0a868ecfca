import { z } from 'zod';
import { AppError } from '#errors';
import { instantInput } from '#instant';

/** Where a page begins, for lists in another order than that of ids: opaque to callers. */
export const keysetCursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,300}$/)
  .nullish();

/** A time as the database writes it, with the microseconds that a Date would drop. */
export const instantPart = z
  .string()
  .max(32)
  .transform((text) => text.replace(' ', 'T').replace(/\+00$/, 'Z'))
  .pipe(instantInput);

/** A whole number, which may outgrow a bigint. */
export const numberPart = z.string().regex(/^-?[0-9]{1,40}$/);

/** The values that a page's last row is ordered by. */
export function writeKeyset(parts: readonly (string | readonly string[])[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws AppError INVALID_INPUT for a cursor that is none, or is of another order */
export function readKeyset<Parts>(cursor: string, shape: z.ZodType<Parts>): Parts {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    throw new AppError(
      'INVALID_INPUT',
      { issues: [{ path: ['cursor'], message: 'not a cursor' }] },
      { cause },
    );
  }
}

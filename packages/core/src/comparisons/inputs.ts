import { z } from 'zod';
import { idCursor, pageInput } from '#page';

export const listDifferencesInput = z.strictObject({
  /** Open ones unless told otherwise. */
  status: z.enum(['open', 'closed']).default('open'),
  ...pageInput,
  cursor: idCursor,
});
export type ListDifferencesInput = z.infer<typeof listDifferencesInput>;

export const FIRST_DIFFERENCES = { ...listDifferencesInput.parse({}) };

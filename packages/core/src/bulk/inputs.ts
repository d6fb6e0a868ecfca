import { z } from 'zod';
import {
  BULK_LINES_MAX,
  BULK_LINES_PER_CALL_MAX,
  BULK_LINE_STATUSES,
  NAME_MAX_CHARACTERS,
} from '#consts';
import { idempotencyKeyInput } from '#idempotency/inputs';
import { idCursor, pageInput } from '#page';
import { textInput } from '#text';

export const createBulkInput = z.strictObject({
  name: textInput(NAME_MAX_CHARACTERS).min(1),
  idempotencyKey: idempotencyKeyInput,
});
export type CreateBulkInput = z.infer<typeof createBulkInput>;

const id = z.uuid();

/** What a line is too long for is its own fault, not the call's; the body has a limit as well. */
export const addBulkLinesInput = z.strictObject({
  id,
  /** Place of the first of these lines in the file, from 1. */
  from: z.int().min(1).max(BULK_LINES_MAX),
  /** The file's lines as they are written, without their line ends. */
  lines: z.array(z.string()).min(1).max(BULK_LINES_PER_CALL_MAX),
});
export type AddBulkLinesInput = z.infer<typeof addBulkLinesInput>;

/** What takes nothing but the order. */
export const bulkInput = z.strictObject({ id });
export type BulkInput = z.infer<typeof bulkInput>;

export const listBulkInput = z.strictObject({ ...pageInput, cursor: idCursor });
export type ListBulkInput = z.infer<typeof listBulkInput>;

/** Lines are listed in the order of the file. */
const lineCursor = z
  .string()
  .regex(/^[1-9][0-9]{0,4}$/)
  .nullish();

export const listBulkLinesInput = z.strictObject({
  id,
  status: z.enum(BULK_LINE_STATUSES).optional(),
  ...pageInput,
  cursor: lineCursor,
});
export type ListBulkLinesInput = z.infer<typeof listBulkLinesInput>;

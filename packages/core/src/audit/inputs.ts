import { z } from 'zod';
import { AUDIT_ACTIONS, SEARCH_MAX_CHARACTERS } from '#consts';
import { instantInput } from '#instant';
import { idCursor, pageInput } from '#page';
import { textInput } from '#text';

export const listAuditInput = z.strictObject({
  actorId: z.uuid().optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  subjectId: z.uuid().optional(),
  from: instantInput.optional(),
  /** Not part of it. */
  to: instantInput.optional(),
  search: textInput(SEARCH_MAX_CHARACTERS).optional(),
  ...pageInput,
  cursor: idCursor,
});
export type ListAuditInput = z.infer<typeof listAuditInput>;

export const historyInput = z.strictObject({ ...pageInput, cursor: idCursor, subjectId: z.uuid() });

import { z } from 'zod';
import { AUDIT_ACTIONS } from '#consts';
import { idCursor, pageInput } from '#page';

export const listAuditInput = z.strictObject({
  actorId: z.uuid().optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  subjectId: z.uuid().optional(),
  ...pageInput,
  cursor: idCursor,
});
export type ListAuditInput = z.infer<typeof listAuditInput>;

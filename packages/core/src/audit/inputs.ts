import { z } from 'zod';
import { AUDIT_ACTIONS } from '#consts';
import { pageInput } from '#page';

export const auditListInput = z.strictObject({
  actorId: z.uuid().nullish(),
  action: z.enum(AUDIT_ACTIONS).nullish(),
  subjectId: z.uuid().nullish(),
  ...pageInput,
  cursor: z.uuid().nullish(),
});
export type AuditListInput = z.output<typeof auditListInput>;

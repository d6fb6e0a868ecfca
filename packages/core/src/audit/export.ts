import { listAuditInput } from '#audit/inputs';
import { listAudit } from '#audit/list';
import type { AuditFacts } from '#db/schema/audit';
import { defineExport } from '#exports/export';

const asJson = (facts: AuditFacts | null) => (facts === null ? null : JSON.stringify(facts));

/** The audit log, as `listAudit` has it. */
export const auditExport = defineExport({
  filters: listAuditInput.omit({ cursor: true, limit: true }),
  list: (core, _actor, page) => listAudit(core, page),
  columns: {
    time: ({ createdAt }) => createdAt,
    action: ({ action }) => action,
    actor: ({ actorEmail }) => actorEmail,
    subject: ({ subjectId }) => subjectId,
    before: ({ before }) => asJson(before),
    after: ({ after }) => asJson(after),
    address: ({ address }) => address,
  },
});

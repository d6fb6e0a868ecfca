import { listAllCreditsInput } from '#credits/inputs';
import { listAllCredits } from '#credits/list-all';
import { defineExport } from '#exports/export';

/** Everybody's credit requests, as `listAllCredits` has them. */
export const creditsExport = defineExport({
  filters: listAllCreditsInput.omit({ cursor: true, limit: true }),
  list: (core, _actor, page) => listAllCredits(core, page),
  columns: {
    time: ({ createdAt }) => createdAt,
    id: ({ id }) => id,
    seller: ({ user }) => user.email,
    name: ({ user }) => user.name,
    amount: ({ amount }) => amount,
    status: ({ status }) => status,
    note: ({ note }) => note,
    approvals: ({ approvals }) => approvals,
    approved_by: ({ approvedBy }) => approvedBy.map(({ email }) => email).join(' '),
    decided: ({ decidedAt }) => decidedAt,
    decided_by: ({ decidedBy }) => decidedBy,
    reason: ({ decisionReason }) => decisionReason,
  },
});

import { listBulkLinesInput } from '#bulk/inputs';
import { listBulkLines } from '#bulk/list-lines';
import { defineExport } from '#exports/export';

/** What became of each line of one of the actor's orders, as `listBulkLines` has it. */
export const bulkLinesExport = defineExport({
  filters: listBulkLinesInput.omit({ cursor: true, limit: true }),
  list: listBulkLines,
  columns: {
    line: ({ line }) => line,
    phone: ({ phone, content }) => phone ?? content,
    amount: ({ amount }) => amount,
    operator: ({ operator }) => operator,
    label: ({ label }) => label,
    outcome: ({ status, chargeStatus }) => chargeStatus ?? status,
    code: ({ error }) => error?.code ?? null,
    message: ({ error }) => error?.message ?? null,
    duplicate_of: ({ duplicateOf }) => duplicateOf,
    charge: ({ chargeId }) => chargeId,
    price: ({ price }) => price,
    balance_after: ({ balanceAfter }) => balanceAfter,
  },
});

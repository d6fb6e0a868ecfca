import { defineExport } from '#exports/export';
import { statementInput } from '#wallets/inputs';
import { listStatement } from '#wallets/statement';

/** The actor's statement, as `listStatement` has it. */
export const statementExport = defineExport({
  filters: statementInput.omit({ cursor: true, limit: true }),
  list: listStatement,
  columns: {
    number: ({ seq }) => seq,
    time: ({ createdAt }) => createdAt,
    kind: ({ kind }) => kind,
    amount: ({ amount }) => amount,
    balance_after: ({ balanceAfter }) => balanceAfter,
    charge: ({ chargeId }) => chargeId ?? null,
    credit_request: ({ creditRequestId }) => creditRequestId ?? null,
  },
});

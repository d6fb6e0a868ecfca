import { listAllChargesInput } from '#charges/inputs';
import { listAllCharges } from '#charges/list-all';
import { defineExport } from '#exports/export';

/** Everybody's charges, as `listAllCharges` has them. */
export const chargesExport = defineExport({
  filters: listAllChargesInput.omit({ cursor: true, limit: true }),
  list: (core, _actor, page) => listAllCharges(core, page),
  columns: {
    time: ({ createdAt }) => createdAt,
    id: ({ id }) => id,
    seller: ({ user }) => user.email,
    phone: ({ phone }) => phone,
    operator: ({ operator }) => operator,
    amount: ({ amount }) => amount,
    price: ({ price }) => price,
    status: ({ status }) => status,
    refusal: ({ refusal }) => refusal,
    balance_after: ({ balanceAfter }) => balanceAfter,
    settled: ({ settledAt }) => settledAt,
    attempts: ({ attempts }) => attempts,
    operator_transaction: ({ operatorTransactionId }) => operatorTransactionId,
  },
});

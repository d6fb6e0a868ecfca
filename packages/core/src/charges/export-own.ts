import { listChargesInput } from '#charges/inputs';
import { listCharges } from '#charges/list';
import { defineExport } from '#exports/export';

/** The actor's charges, as `listCharges` has them. */
export const ownChargesExport = defineExport({
  filters: listChargesInput.omit({ cursor: true, limit: true }),
  list: listCharges,
  columns: {
    time: ({ createdAt }) => createdAt,
    id: ({ id }) => id,
    phone: ({ phone }) => phone,
    operator: ({ operator }) => operator,
    amount: ({ amount }) => amount,
    price: ({ price }) => price,
    status: ({ status }) => status,
    refusal: ({ refusal }) => refusal,
    balance_after: ({ balanceAfter }) => balanceAfter,
    settled: ({ settledAt }) => settledAt,
  },
});

import { defineExport } from '#exports/export';
import { listEntriesInput } from '#wallets/inputs';
import { listEntries } from '#wallets/list-entries';

/** Everybody's entries, as `listEntries` has them. */
export const entriesExport = defineExport({
  filters: listEntriesInput.omit({ cursor: true, limit: true }),
  list: (core, _actor, page) => listEntries(core, page),
  columns: {
    time: ({ createdAt }) => createdAt,
    seller: ({ user }) => user.email,
    wallet: ({ walletId }) => walletId,
    number: ({ seq }) => seq,
    kind: ({ kind }) => kind,
    amount: ({ amount }) => amount,
    balance_after: ({ balanceAfter }) => balanceAfter,
    account: ({ account }) => account,
    account_amount: ({ accountAmount }) => accountAmount,
    charge: ({ chargeId }) => chargeId ?? null,
    credit_request: ({ creditRequestId }) => creditRequestId ?? null,
    adjustment: ({ adjustmentId }) => adjustmentId ?? null,
    actor: ({ actorEmail }) => actorEmail,
  },
});

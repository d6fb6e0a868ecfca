import { ApiError, formatTime } from '#http/answer';
import type { Topup } from '#log/journal';
import { operatorById } from '#operators/catalogue';
import type { State } from '#topups/state';

/** An order as the aggregator's API shows it; amounts are JSON numbers, as with the real one. */
export function describeTopup(topup: Topup, { status }: State) {
  const amount = Number(topup.amount);
  return {
    transactionId: topup.transactionId,
    status,
    operatorTransactionId: `sim-${topup.transactionId}`,
    customIdentifier: topup.customIdentifier,
    recipientPhone: topup.phone.slice(1),
    recipientEmail: null,
    senderPhone: null,
    countryCode: topup.countryCode,
    operatorId: topup.operatorId,
    operatorName: operatorById(topup.operatorId)?.name ?? 'Simulated operator',
    discount: 0,
    discountCurrencyCode: topup.currency,
    requestedAmount: amount,
    requestedAmountCurrencyCode: topup.currency,
    deliveredAmount: amount,
    deliveredAmountCurrencyCode: topup.currency,
    transactionDate: formatTime(topup.acceptedAtMs),
    pinDetail: null,
  };
}

/** The body of `GET /topups/:id/status` and the `data` of a callback. */
export function describeStatus(topup: Topup, state: State) {
  const failed = state.status === 'FAILED';
  return {
    code: failed ? REFUSAL.errorCode : null,
    message: failed ? REFUSAL.message : null,
    status: state.status,
    transaction: describeTopup(topup, state),
  };
}

export const REFUSAL = new ApiError(
  400,
  'TRANSACTION_REFUSED_BY_OPERATOR',
  'The operator refused the top-up',
);

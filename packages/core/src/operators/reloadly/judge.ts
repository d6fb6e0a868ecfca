import type { AskAnswer, SendAnswer } from '#operators/port';
import type { Fetched } from '#operators/reloadly/fetch';
import {
  errorAnswer,
  reportAnswer,
  type Transaction,
  transactionAnswer,
} from '#operators/reloadly/shapes';

type Answered = Extract<Fetched, { kind: 'answered' }>;

/**
 * Errors that do not tell whether this reference was carried out: the aggregator lost sight of its
 * operator, or saw a recharge that may be our own before.
 */
const UNSURE = new Set([
  'PHONE_RECENTLY_RECHARGED',
  'TOPUP_TRANSACTION_FAILED',
  'TRANSACTION_CANNOT_BE_PROCESSED_AT_THE_MOMENT',
  'SERVICE_TO_OPERATOR_TEMPORARILY_UNAVAILABLE',
  'REQUEST_PROCESSING_FAILED',
  'PROVIDER_INTERNAL_ERROR',
  'PROVIDER_TIMED_OUT',
  'UNMAPPED_PROVIDER_ERROR_CODE',
]);

const REFERENCE_KNOWN = 'CUSTOM_IDENTIFIER_ALREADY_USED';

/** What the answer to `POST /topups` means for the order `chargeId`. */
export function judgeSending(fetched: Fetched, chargeId: string): SendAnswer {
  if (fetched.kind === 'never_left') {
    return { outcome: 'not_sent', reason: fetched.reason, retryAfterMs: null };
  }
  if (fetched.kind === 'lost') return { outcome: 'unknown', reason: fetched.reason };
  const { status, json, retryAfterMs } = fetched;
  if (status === 429) return { outcome: 'not_sent', reason: 'over the rate', retryAfterMs };
  if (status >= 200 && status < 300) {
    const parsed = transactionAnswer.safeParse(json);
    if (!parsed.success) return { outcome: 'unknown', reason: 'unreadable answer' };
    if (parsed.data.customIdentifier !== chargeId) {
      return { outcome: 'unknown', reason: 'answer for another reference' };
    }
    return verdictOf(parsed.data);
  }
  return judgeRefusal(fetched);
}

/** A 4xx in the API's own shape and with a code is a definite no, unless the code is unsure. */
export function judgeRefusal({ status, json }: Answered): SendAnswer {
  const parsed = errorAnswer.safeParse(json);
  const errorCode = parsed.success ? parsed.data.errorCode : null;
  const inPerson = status >= 400 && status < 500 && status !== 408 && errorCode !== null;
  if (!inPerson) return { outcome: 'unknown', reason: `HTTP ${status}` };
  if (errorCode === REFERENCE_KNOWN) {
    return { outcome: 'unknown', reason: errorCode, acknowledged: true };
  }
  if (UNSURE.has(errorCode)) return { outcome: 'unknown', reason: errorCode };
  return { outcome: 'refused', reason: errorCode, transactionId: null };
}

/** What the answer of the reports, asked for `chargeId`, means for it. */
export function judgeReport(fetched: Fetched, chargeId: string): AskAnswer {
  if (fetched.kind !== 'answered') return { outcome: 'unknown', reason: fetched.reason };
  if (fetched.status !== 200) return { outcome: 'unknown', reason: `HTTP ${fetched.status}` };
  const parsed = reportAnswer.safeParse(fetched.json);
  if (!parsed.success) return { outcome: 'unknown', reason: 'unreadable answer' };
  const { content } = parsed.data;
  if (content.length === 0) return { outcome: 'not_found' };
  const own = content.filter(({ customIdentifier }) => customIdentifier === chargeId);
  const weightiest = WEIGHTS.flatMap((status) => own.filter((item) => item.status === status))[0];
  if (!weightiest) return { outcome: 'unknown', reason: 'answer for another reference' };
  return verdictOf(weightiest);
}

// Should one reference ever stand there twice, a delivery counts before anything else.
const WEIGHTS: readonly Transaction['status'][] = [
  'SUCCESSFUL',
  'PROCESSING',
  'REFUNDED',
  'FAILED',
];

function verdictOf({ status, transactionId }: Transaction) {
  switch (status) {
    case 'SUCCESSFUL':
      return { outcome: 'delivered', transactionId } as const;
    case 'PROCESSING':
      return { outcome: 'processing', transactionId } as const;
    case 'REFUNDED':
      return { outcome: 'reversed', transactionId } as const;
    case 'FAILED':
      return { outcome: 'refused', reason: 'FAILED', transactionId } as const;
  }
}

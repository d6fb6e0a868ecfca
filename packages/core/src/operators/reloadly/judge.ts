import { OVER_THE_RATE, type AskAnswer, type SendAnswer } from '#operators/port';
import type { Fetched } from '#operators/reloadly/fetch';
import {
  acceptedAnswer,
  errorAnswer,
  reportAnswer,
  statusAnswer,
  type Transaction,
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

/** What the answer to `POST /topups-async` means: taken on as this transaction, or how it went instead. */
export function judgeAcceptance(
  fetched: Fetched,
): { transactionId: string } | { answer: SendAnswer } {
  const accepted =
    fetched.kind === 'answered' && isSuccess(fetched)
      ? acceptedAnswer.safeParse(fetched.json)
      : null;
  return accepted?.success ? accepted.data : { answer: judgeUnaccepted(fetched) };
}

function judgeUnaccepted(fetched: Fetched): SendAnswer {
  if (fetched.kind === 'never_left') {
    return { outcome: 'not_sent', reason: fetched.reason, retryAfterMs: null };
  }
  if (fetched.kind === 'lost') return { outcome: 'unknown', reason: fetched.reason };
  const { status, retryAfterMs } = fetched;
  if (status === 429) return { outcome: 'not_sent', reason: OVER_THE_RATE, retryAfterMs };
  if (isSuccess(fetched)) return { outcome: 'unknown', reason: 'unreadable answer' };
  return judgeRefusal(fetched);
}

/**
 * What the status of the transaction that `chargeId` was taken on as means for it. The operator has
 * the order: whatever cannot be read is still under way.
 */
export function judgeStatus(fetched: Fetched, chargeId: string, transactionId: string): SendAnswer {
  const parsed =
    fetched.kind === 'answered' && isSuccess(fetched) ? statusAnswer.safeParse(fetched.json) : null;
  if (!parsed?.success) return { outcome: 'processing', transactionId };
  const { customIdentifier, code } = parsed.data;
  if (customIdentifier !== chargeId || parsed.data.transactionId !== transactionId) {
    return { outcome: 'unknown', reason: 'answer for another reference', acknowledged: true };
  }
  const verdict = verdictOf(parsed.data);
  return verdict.outcome === 'refused' && code ? { ...verdict, reason: code } : verdict;
}

function isSuccess({ status }: Answered): boolean {
  return status >= 200 && status < 300;
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

import { fill } from '#i18n/fill';

/** What the operator said to a call, as the outcomes of core name it. */
const outcomes: Readonly<Record<string, string>> = {
  delivered: 'Delivered',
  refused: 'Refused',
  reversed: 'Taken back',
  processing: 'Still being processed',
  unknown: 'No clear answer',
  not_sent: 'Not sent',
  not_found: 'Not known there',
};

/** The faults of lines, and what core says itself. An operator's own codes follow below. */
const reasons: Readonly<Record<string, string>> = {
  'timed out': 'no answer in time',
  aborted: 'cut off by us',
  'called off': 'too late to make the call',
  'too late': 'too late to send it',
  unauthorised: 'the operator refuses our credentials',
  'over the rate': 'the operator asks us to slow down',
  'sending to the operator is suspended': 'sending is suspended after many failures',
  'unreadable answer': 'the answer cannot be read',
  'answer too large': 'the answer is too large',
  'answer for another reference': 'the answer is about another reference',
  ECONNREFUSED: 'no connection to the operator',
  ENOTFOUND: 'the operator’s address is not known',
  EAI_AGAIN: 'the operator’s address is not known',
  EHOSTUNREACH: 'no connection to the operator',
  ENETUNREACH: 'no connection to the operator',
  UND_ERR_CONNECT_TIMEOUT: 'no connection to the operator',
  UND_ERR_SOCKET: 'the line broke',
  ECONNRESET: 'the line broke',
  EPIPE: 'the line broke',
  FAILED: 'it failed there',
  CUSTOM_IDENTIFIER_ALREADY_USED: 'it has the reference already',
};

const messages = {
  answer: '{outcome}: {reason}',
  noToken: 'it gave us no token ({reason})',
  noOperator: 'the operator could not be looked up ({reason})',
  status: 'it answered with HTTP {status}',
} as const;

/** An answer in words: "No clear answer: no answer in time". */
export function answerText(outcome: string, reason: string | null): string {
  const said = outcomes[outcome] ?? outcome;
  return reason === null
    ? said
    : fill(messages.answer, { outcome: said, reason: reasonText(reason) });
}

/** The same of the one text that a charge keeps of its last answer: "unknown: timed out". */
export function lastAnswerText(lastAnswer: string | null): string | null {
  if (lastAnswer === null) return null;
  const colon = lastAnswer.indexOf(': ');
  if (colon < 0) return answerText(lastAnswer, null);
  return answerText(lastAnswer.slice(0, colon), lastAnswer.slice(colon + 2));
}

function reasonText(reason: string): string {
  const [, kind, cause] = /^(no token|no operator): (.+)$/.exec(reason) ?? [];
  if (cause !== undefined) {
    const message = kind === 'no token' ? messages.noToken : messages.noOperator;
    return fill(message, { reason: reasonText(cause) });
  }
  const [, status] = /^HTTP (\d+)$/.exec(reason) ?? [];
  if (status !== undefined) return fill(messages.status, { status });
  return reasons[reason] ?? (/^[A-Z][A-Z_]+$/.test(reason) ? wordsOf(reason) : reason);
}

/** "PROVIDER_INTERNAL_ERROR" → "provider internal error". */
function wordsOf(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}

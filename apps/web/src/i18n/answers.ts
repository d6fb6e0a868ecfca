import type { Translate } from '#i18n/translation';

/** An answer in words: "No clear answer: no answer in time". */
export function answerText(t: Translate, outcome: string, reason: string | null): string {
  // What is no key of the messages is left as it came.
  const key = `answers.outcomes.${outcome}` as 'answers.outcomes.unknown';
  const said = t.has(key) ? t(key) : outcome;
  return reason === null
    ? said
    : t('answers.answer', { outcome: said, reason: reasonText(t, reason) });
}

/** The same of the one text that a charge keeps of its last answer: "unknown: timed out". */
export function lastAnswerText(t: Translate, lastAnswer: string | null): string | null {
  if (lastAnswer === null) return null;
  const colon = lastAnswer.indexOf(': ');
  if (colon < 0) return answerText(t, lastAnswer, null);
  return answerText(t, lastAnswer.slice(0, colon), lastAnswer.slice(colon + 2));
}

function reasonText(t: Translate, reason: string): string {
  const [, kind, cause] = /^(no token|no operator): (.+)$/.exec(reason) ?? [];
  if (cause !== undefined) {
    const key = kind === 'no token' ? 'answers.noToken' : 'answers.noOperator';
    return t(key, { reason: reasonText(t, cause) });
  }
  const [, status] = /^HTTP (\d+)$/.exec(reason) ?? [];
  if (status !== undefined) return t('answers.status', { status });
  const key = `answers.reasons.${reason}` as 'answers.reasons.aborted';
  if (t.has(key)) return t(key);
  return /^[A-Z][A-Z_]+$/.test(reason) ? wordsOf(reason) : reason;
}

/** "PROVIDER_INTERNAL_ERROR" → "provider internal error". */
function wordsOf(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}

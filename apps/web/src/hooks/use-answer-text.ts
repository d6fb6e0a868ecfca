import { useTranslations } from 'next-intl';

import { answerText, lastAnswerText } from '#i18n/answers';

/** Reads out what the operator said. */
export function useAnswerText() {
  const t = useTranslations();
  return {
    answerText: (outcome: string, reason: string | null) => answerText(t, outcome, reason),
    lastAnswerText: (lastAnswer: string | null) => lastAnswerText(t, lastAnswer),
  };
}

import { useTranslations } from 'next-intl';

import { decisionFailureText } from '#i18n/decision';
import type { CallFailure } from '#trpc/app-error';

/** Reads out why a credit request could not be decided. */
export function useDecisionFailureText() {
  const t = useTranslations();
  return (failure: CallFailure) => decisionFailureText(t, failure);
}

import { useTranslations } from 'next-intl';

import { failureText } from '#i18n/failure-text';

/** Reads out why a call failed, whatever was thrown. */
export function useFailureText() {
  const t = useTranslations();
  return (error: unknown) => failureText(t, error);
}

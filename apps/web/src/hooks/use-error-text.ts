import { useTranslations } from 'next-intl';

import { errorText } from '#i18n/error-text';

/** Reads out an error of the contract, by its number or name. */
export function useErrorText() {
  const t = useTranslations();
  return (error: number | string, details?: Readonly<Record<string, unknown>>) =>
    errorText(t, error, details);
}

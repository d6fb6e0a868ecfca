import { errorText } from '#i18n/error-text';
import type { Translate } from '#i18n/translation';
import { failureOf } from '#trpc/app-error';

/** What a person reads when a call failed. */
export function failureText(t: Translate, error: unknown): string {
  const { code, details } = failureOf(error);
  return code === null ? t('transport.offline') : errorText(t, code, details);
}

import { errorText, transport } from '#i18n/errors';
import { failureOf } from '#trpc/app-error';

/** What a person reads when a call failed. */
export function failureText(error: unknown): string {
  const { code, details } = failureOf(error);
  return code === null ? transport.offline : errorText(code, details);
}

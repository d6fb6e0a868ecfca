import { errorText } from '#i18n/error-text';
import type { Translate } from '#i18n/translation';
import type { CallFailure } from '#trpc/app-error';
import { recordOf } from '#trpc/record';

const ALREADY = {
  approved: 'queue.alreadyApproved',
  rejected: 'queue.alreadyRejected',
} as const;

/** Why a request could not be decided; if somebody was faster, who and how. */
export function decisionFailureText(t: Translate, { name, code, details }: CallFailure): string {
  const { status, decidedBy } = recordOf(details);
  if (name === 'ALREADY_PROCESSED') {
    const email = typeof decidedBy === 'string' ? decidedBy : '–';
    if (status === 'cancelled') return t('queue.alreadyCancelled');
    if (status === 'approved' || status === 'rejected') return t(ALREADY[status], { email });
  }
  return errorText(t, code ?? '', details);
}

import { z } from 'zod';

import { errorText } from '#i18n/error-text';
import type { Translate } from '#i18n/translation';
import type { CallFailure } from '#trpc/app-error';

const ALREADY = {
  approved: 'queue.alreadyApproved',
  rejected: 'queue.alreadyRejected',
} as const;

const schema = z.object({
  status: z.enum(['approved', 'rejected', 'cancelled']),
  decidedBy: z.string().nullish(),
});

/** Why a request could not be decided; if somebody was faster, who and how. */
export function decisionFailureText(t: Translate, { name, code, details }: CallFailure): string {
  const decided = schema.safeParse(details);
  if (name === 'ALREADY_PROCESSED' && decided.success) {
    const { status, decidedBy } = decided.data;
    return status === 'cancelled'
      ? t('queue.alreadyCancelled')
      : t(ALREADY[status], { email: decidedBy ?? '–' });
  }
  return errorText(t, code ?? '', details);
}

import { z } from 'zod';

import { errorText } from '#i18n/errors';
import { fill } from '#i18n/fill';
import { queue } from '#i18n/queue';
import type { CallFailure } from '#trpc/app-error';

const ALREADY = {
  approved: queue.alreadyApproved,
  rejected: queue.alreadyRejected,
  cancelled: queue.alreadyCancelled,
};

const schema = z.object({
  status: z.enum(['approved', 'rejected', 'cancelled']),
  decidedBy: z.string().nullish(),
});

/** Why a request could not be decided; if somebody was faster, who and how. */
export function decisionFailureText({ name, code, details }: CallFailure): string {
  const decided = schema.safeParse(details);
  if (name === 'ALREADY_PROCESSED' && decided.success) {
    return fill(ALREADY[decided.data.status], { email: decided.data.decidedBy ?? '–' });
  }
  return errorText(code ?? '', details);
}

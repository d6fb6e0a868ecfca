import { CHARGE_STATUSES } from '@chargeflow/core/consts';
import { z } from 'zod';

import type { Translate } from '#i18n/translation';
import type { CallFailure } from '#trpc/app-error';

const schema = z.object({
  status: z.enum(CHARGE_STATUSES),
  onItsWayUntil: z.string().nullish(),
});

/** Why a charge could not be resolved, where its status says so; null for any other failure. */
export function readRefusal({ name, details }: CallFailure) {
  const parsed = schema.safeParse(details);
  return name === 'INVALID_STATUS' && parsed.success ? parsed.data : null;
}

interface Changed {
  status: (typeof CHARGE_STATUSES)[number];
  events: readonly { actorEmail: string | null }[];
}

/** Who was faster: another admin, or the operator's answer. */
export function fasterText(t: Translate, { status, events }: Changed): string {
  const email = events.at(-1)?.actorEmail ?? null;
  const said = t(`chargeStatus.${status}.label`).toLowerCase();
  return email === null
    ? t('resolution.alreadyByOperator', { status: said })
    : t('resolution.alreadyBy', { email, status: said });
}

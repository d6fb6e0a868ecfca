import { CHARGE_STATUSES } from '@chargeflow/core/consts';

import type { Translate } from '#i18n/translation';
import type { CallFailure } from '#trpc/app-error';
import { recordOf } from '#trpc/record';

/** Why a charge could not be resolved, where its status says so; null for any other failure. */
export function readRefusal({ name, details }: CallFailure) {
  const { status: said, onItsWayUntil } = recordOf(details);
  const status = CHARGE_STATUSES.find((known) => known === said);
  if (name !== 'INVALID_STATUS' || status === undefined) return null;
  return { status, ...(typeof onItsWayUntil === 'string' && { onItsWayUntil }) };
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

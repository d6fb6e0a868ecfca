'use client';

import { useTranslations } from 'next-intl';

import { ChargeStatus } from '#components/charges/charge-status';
import { Card, CardHeader } from '#components/ui/card';
import { AbsoluteTime } from '#components/ui/time';
import type { AdminChargeDetails, ChargeEvent } from '#trpc/types';

/** Each status it has had, and by whom; the sale itself comes first. */
export function ChargeHistory({ charge }: { charge: AdminChargeDetails }) {
  const t = useTranslations();
  const { events, status, createdAt, user } = charge;
  const sold: ChargeEvent = {
    status: status === 'refused' ? 'refused' : 'pending',
    actorEmail: user.email,
    createdAt,
  };
  const steps = [sold, ...events];
  return (
    <Card aria-labelledby="history">
      <CardHeader id="history" title={t('adminCharge.history')} />
      <ol aria-labelledby="history" className="divide-y divide-line border-t border-line">
        {steps.map((step, place) => (
          <li
            key={`${step.createdAt} ${step.status}`}
            className="flex flex-col gap-0.5 px-5 py-2.5 phone:px-4"
          >
            <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-0.5">
              <ChargeStatus status={step.status} past={place < steps.length - 1} />
              <AbsoluteTime
                iso={step.createdAt}
                shape="second"
                className="text-[0.8125rem] text-ink-faint"
              />
            </span>
            <span className="text-[0.8125rem] break-all text-ink-faint">
              {step.actorEmail ?? t('adminCharge.byOperator')}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

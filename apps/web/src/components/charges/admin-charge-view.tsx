'use client';

import { useTranslations } from 'next-intl';

import { ChargeActions } from '#components/charges/charge-actions';
import { ChargeAudit } from '#components/charges/charge-audit';
import { ChargeCalls } from '#components/charges/charge-calls';
import { ChargeEntries } from '#components/charges/charge-entries';
import { ChargeFacts } from '#components/charges/charge-facts';
import { ChargeHistory } from '#components/charges/charge-history';
import { ChargeStatus } from '#components/charges/charge-status';
import { Badge } from '#components/ui/badge';
import { Money } from '#components/ui/money';
import { PageHeader } from '#components/ui/page-header';
import { Phone } from '#components/ui/phone';
import type { AdminChargeDetails } from '#trpc/types';

interface AdminChargeViewProps {
  charge: AdminChargeDetails;
  viewerId: string;
  /** When this was read. */
  nowMs: number;
}

/** What is known of a charge: its facts beside what was done about it. */
export function AdminChargeView({ charge, viewerId, nowMs }: AdminChargeViewProps) {
  const t = useTranslations();
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <span className="sr-only">{t('adminCharge.title')} </span>
            <Money amount={charge.amount} />
            <Phone number={charge.phone} className="font-medium text-ink-soft" />
            <span role="status" className="flex gap-1.5">
              <ChargeStatus status={charge.status} />
              {charge.overdue ? <Badge tone="bad">{t('desk.overdue')}</Badge> : null}
            </span>
          </span>
        }
        description={t(`adminChargeStatus.${charge.status}`)}
        actions={<ChargeActions charge={charge} viewerId={viewerId} nowMs={nowMs} />}
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-5 max-xl:order-2">
          <ChargeCalls charge={charge} nowMs={nowMs} />
          <ChargeEntries charge={charge} />
          <ChargeAudit charge={charge} />
        </div>
        <div className="flex min-w-0 flex-col gap-5 md:max-xl:grid md:max-xl:grid-cols-2 md:max-xl:items-start">
          <ChargeFacts charge={charge} nowMs={nowMs} />
          <ChargeHistory charge={charge} />
        </div>
      </div>
    </>
  );
}

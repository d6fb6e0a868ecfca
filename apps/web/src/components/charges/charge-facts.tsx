'use client';

import { useTranslations } from 'next-intl';
import Link from 'next/link';

import { Card, CardHeader } from '#components/ui/card';
import { CopyButton } from '#components/ui/copy-button';
import { Detail, Details } from '#components/ui/details';
import { Email } from '#components/ui/email';
import { Money } from '#components/ui/money';
import { AbsoluteTime } from '#components/ui/time';
import { useFormat } from '#hooks/use-format';
import { useOperatorNames } from '#hooks/use-operator-names';
import { refusalText } from '#i18n/error-text';
import type { AdminChargeDetails } from '#trpc/types';

interface ChargeFactsProps {
  charge: AdminChargeDetails;
  nowMs: number;
}

export function ChargeFacts({ charge, nowMs }: ChargeFactsProps) {
  const t = useTranslations();
  const nameOf = useOperatorNames();
  const operatorName = nameOf(charge.operator);
  return (
    <Card aria-labelledby="facts">
      <CardHeader id="facts" title={t('adminCharge.facts')} />
      <div className="border-t border-line px-5 py-1 phone:px-4">
        <Details>
          <Detail term={t('adminCharge.seller')}>
            <Link
              href={`/admin/sellers/${charge.user.id}`}
              className="break-all underline-offset-4 hover:underline"
            >
              <Email address={charge.user.email} />
            </Link>
          </Detail>
          {operatorName === null ? null : (
            <Detail term={t('charges.operator')}>{operatorName}</Detail>
          )}
          <Detail term={t('charges.price')}>
            <Money amount={charge.price} />
          </Detail>
          {charge.balanceAfter === null ? null : (
            <Detail term={t('charges.balanceAfter')}>
              <Money amount={charge.balanceAfter} />
            </Detail>
          )}
          {charge.refusal === null ? null : (
            <Detail term={t('adminCharge.refusal')}>{refusalText(t, charge.refusal)}</Detail>
          )}
          <Detail term={t('charges.sold')}>
            <AbsoluteTime iso={charge.createdAt} shape="second" />
          </Detail>
          {charge.settledAt === null ? null : (
            <Detail term={t('charges.settled')}>
              <AbsoluteTime iso={charge.settledAt} shape="second" />
            </Detail>
          )}
          {charge.refusal === null ? <DeliveryFacts charge={charge} nowMs={nowMs} /> : null}
          <Detail term={t('charges.reference')}>
            <span className="inline-flex items-center gap-1">
              <bdi dir="ltr" title={charge.id} className="font-mono text-[0.8125rem]">
                …{charge.id.slice(-12)}
              </bdi>
              <CopyButton text={charge.id} label={t('charges.copyReference')} />
            </span>
          </Detail>
        </Details>
      </div>
    </Card>
  );
}

/** Where the operator stands with it, and what happens next. */
function DeliveryFacts({ charge, nowMs }: ChargeFactsProps) {
  const t = useTranslations();
  const { count, timeUntil } = useFormat();
  const { nextAttemptAt, inFlightUntil, leasedUntil } = charge;
  return (
    <>
      <Detail term={t('adminCharge.sends')}>
        <span className="tabular-nums">{count(charge.sends)}</span>
      </Detail>
      <Detail term={t('adminCharge.acknowledged')}>
        {charge.acknowledged || charge.operatorTransactionId !== null
          ? t('adminCharge.yes')
          : t('adminCharge.notYet')}
      </Detail>
      {charge.operatorTransactionId === null ? null : (
        <Detail term={t('adminCharge.transaction')}>
          <bdi dir="ltr" className="font-mono text-[0.8125rem] break-all">
            {charge.operatorTransactionId}
          </bdi>
        </Detail>
      )}
      {nextAttemptAt === null ? null : (
        <Detail term={t('adminCharge.nextTry')}>{timeUntil(nextAttemptAt, nowMs)}</Detail>
      )}
      {isAhead(inFlightUntil, nowMs) ? (
        <Detail term={t('adminCharge.inFlight')}>
          <AbsoluteTime iso={inFlightUntil} shape="second" />
        </Detail>
      ) : null}
      {isAhead(leasedUntil, nowMs) ? (
        <Detail term={t('adminCharge.leased')}>
          <AbsoluteTime iso={leasedUntil} shape="second" />
        </Detail>
      ) : null}
    </>
  );
}

function isAhead(iso: string | null, nowMs: number): iso is string {
  return iso !== null && Date.parse(iso) > nowMs;
}

'use client';

import { PhoneOff } from 'lucide-react';
import { useTranslations } from 'next-intl';

import { Card, CardHeader } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { DataTable, type Column } from '#components/ui/table';
import { AbsoluteTime } from '#components/ui/time';
import { useAnswerText } from '#hooks/use-answer-text';
import { useFormat } from '#hooks/use-format';
import type { AdminChargeDetails, ChargeCall } from '#trpc/types';

interface ChargeCallsProps {
  charge: AdminChargeDetails;
  nowMs: number;
}

/** The calls made to the operator for a charge, newest first. */
export function ChargeCalls({ charge, nowMs }: ChargeCallsProps) {
  const t = useTranslations();
  return (
    <Card aria-labelledby="calls">
      <CardHeader id="calls" title={t('adminCharge.calls')} />
      <div className="border-t border-line">
        {charge.calls.length > 0 ? (
          <DataTable
            label={t('adminCharge.calls')}
            columns={useCallColumns((call) => isUnderWay(charge, call, nowMs))}
            rows={charge.calls}
            rowKey={(call) => String(call.number)}
          />
        ) : (
          <EmptyState
            icon={PhoneOff}
            title={
              charge.status === 'refused' ? t('adminCharge.neverCalled') : t('adminCharge.noCalls')
            }
          />
        )}
      </div>
    </Card>
  );
}

/** A call without an end lasts only while a worker has the charge in hand. */
function isUnderWay({ calls, leasedUntil }: AdminChargeDetails, call: ChargeCall, nowMs: number) {
  const isLatest = call.number === calls[0]?.number;
  return isLatest && leasedUntil !== null && Date.parse(leasedUntil) > nowMs;
}

function useCallColumns(isOn: (call: ChargeCall) => boolean): Column<ChargeCall>[] {
  const t = useTranslations();
  const { count, durationText } = useFormat();
  return [
    {
      key: 'call',
      header: t('adminCharge.call'),
      card: 'title',
      cell: (call) => (
        <span className="font-medium whitespace-nowrap">
          <span className="text-ink-faint tabular-nums">{count(call.number)}.</span>{' '}
          {t(`adminCharge.${call.call}`)}
        </span>
      ),
    },
    {
      key: 'answer',
      header: t('adminCharge.answer'),
      card: 'line',
      cell: (call) => <Answer call={call} isOn={isOn(call)} />,
    },
    {
      key: 'took',
      header: t('adminCharge.took'),
      align: 'end',
      card: 'status',
      cell: ({ startedAt, endedAt }) =>
        endedAt === null ? null : (
          <span className="whitespace-nowrap text-ink-faint tabular-nums phone:text-[0.8125rem]">
            {durationText(Date.parse(endedAt) - Date.parse(startedAt))}
          </span>
        ),
    },
    {
      key: 'started',
      header: t('adminCharge.started'),
      align: 'end',
      card: 'amount',
      cell: (call) => (
        <AbsoluteTime
          iso={call.startedAt}
          shape="second"
          className="text-ink-faint phone:text-[0.8125rem] phone:font-normal"
        />
      ),
    },
  ];
}

function Answer({ call, isOn }: { call: ChargeCall; isOn: boolean }) {
  const t = useTranslations();
  const { answerText } = useAnswerText();
  if (call.outcome !== null) {
    return (
      <span title={call.reason ?? undefined} className="text-ink-soft wrap-anywhere">
        {answerText(call.outcome, call.reason)}
      </span>
    );
  }
  return (
    <span className="text-ink-faint italic">
      {isOn ? t('adminCharge.underWay') : t('adminCharge.noAnswerKept')}
    </span>
  );
}

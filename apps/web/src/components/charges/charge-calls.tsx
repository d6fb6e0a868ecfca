'use client';

import { PhoneOff } from 'lucide-react';

import { Card, CardHeader } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { DataTable, type Column } from '#components/ui/table';
import { AbsoluteTime } from '#components/ui/time';
import { durationText } from '#format/time';
import { adminCharge } from '#i18n/admin-charge';
import { answerText } from '#i18n/answers';
import type { AdminChargeDetails, ChargeCall } from '#trpc/types';

interface ChargeCallsProps {
  charge: AdminChargeDetails;
  nowMs: number;
}

/** The calls made to the operator for a charge, newest first. */
export function ChargeCalls({ charge, nowMs }: ChargeCallsProps) {
  return (
    <Card aria-labelledby="calls">
      <CardHeader id="calls" title={adminCharge.calls} />
      <div className="border-t border-line">
        {charge.calls.length > 0 ? (
          <DataTable
            label={adminCharge.calls}
            columns={callColumns((call) => isUnderWay(charge, call, nowMs))}
            rows={charge.calls}
            rowKey={(call) => String(call.number)}
          />
        ) : (
          <EmptyState
            icon={PhoneOff}
            title={charge.status === 'refused' ? adminCharge.neverCalled : adminCharge.noCalls}
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

function callColumns(isOn: (call: ChargeCall) => boolean): Column<ChargeCall>[] {
  return [
    {
      key: 'call',
      header: adminCharge.call,
      card: 'title',
      cell: (call) => (
        <span className="font-medium whitespace-nowrap">
          <span className="text-ink-faint tabular-nums">{call.number}.</span>{' '}
          {adminCharge[call.call]}
        </span>
      ),
    },
    {
      key: 'answer',
      header: adminCharge.answer,
      card: 'line',
      cell: (call) => <Answer call={call} isOn={isOn(call)} />,
    },
    {
      key: 'took',
      header: adminCharge.took,
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
      header: adminCharge.started,
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
  if (call.outcome !== null) {
    return (
      <span title={call.reason ?? undefined} className="text-ink-soft wrap-anywhere">
        {answerText(call.outcome, call.reason)}
      </span>
    );
  }
  return (
    <span className="text-ink-faint italic">
      {isOn ? adminCharge.underWay : adminCharge.noAnswerKept}
    </span>
  );
}

'use client';

import { ReceiptText } from 'lucide-react';

import { EntryKindLabel } from '#components/entries/entry-kind';
import { SignedMoney } from '#components/entries/signed-money';
import { Card, CardHeader } from '#components/ui/card';
import { EmptyState } from '#components/ui/empty-state';
import { Money } from '#components/ui/money';
import { DataTable, shrinking, type Column } from '#components/ui/table';
import { RelativeTime } from '#components/ui/time';
import { adminCharge } from '#i18n/admin-charge';
import { entries } from '#i18n/oversight';
import type { AdminChargeDetails, ChargeEntry } from '#trpc/types';

const columns: Column<ChargeEntry>[] = [
  {
    key: 'kind',
    header: entries.kind,
    card: 'title',
    cell: (entry) => <EntryKindLabel kind={entry.kind} />,
  },
  {
    key: 'by',
    header: entries.by,
    card: 'line',
    className: shrinking,
    cell: (entry) => (
      <span className="block truncate text-ink-faint phone:max-w-52" title={entry.actorEmail ?? ''}>
        {entry.actorEmail ?? entries.system}
      </span>
    ),
  },
  {
    key: 'amount',
    header: entries.amount,
    align: 'end',
    card: 'amount',
    cell: (entry) => (
      <span className="flex flex-col items-end">
        <SignedMoney amount={entry.amount} />
        <span className="text-xs font-normal text-ink-faint">
          {entries.balanceAfter} <Money amount={entry.balanceAfter} />
        </span>
      </span>
    ),
  },
  {
    key: 'time',
    header: entries.time,
    align: 'end',
    card: 'status',
    cell: (entry) => (
      <RelativeTime iso={entry.createdAt} className="text-ink-faint phone:text-[0.8125rem]" />
    ),
  },
];

/** The debit and, where there is one, the refund. */
export function ChargeEntries({ charge }: { charge: AdminChargeDetails }) {
  return (
    <Card aria-labelledby="entries">
      <CardHeader id="entries" title={adminCharge.entries} />
      <div className="border-t border-line">
        {charge.entries.length > 0 ? (
          <DataTable
            label={adminCharge.entries}
            columns={columns}
            rows={charge.entries}
            rowKey={(entry) => String(entry.seq)}
          />
        ) : (
          <EmptyState icon={ReceiptText} title={adminCharge.noEntries} />
        )}
      </div>
    </Card>
  );
}
